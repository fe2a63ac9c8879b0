using System.Reflection;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Diagnostics;

namespace Mechanisms.Host.Tests;

public class DiagnosticCodeTests
{
    [Fact]
    public void Each_message_has_a_code_of_its_own_in_the_range_of_its_catalogue()
    {
        var codes = new List<string>();
        foreach ((Type catalogue, string prefix) in new[] { (typeof(TableMessages), "MECH5"), (typeof(HabitMessages), "MECH5"), (typeof(ConfigurationMessages), "MECH6"), (typeof(StartMessages), "MECH6"), (typeof(RunMessages), "MECH7"), (typeof(ExperimentMessages), "MECH83"), (typeof(CurveMessages), "MECH84"), (typeof(ComparisonMessages), "MECH84"), (typeof(ExplanationMessages), "MECH84") })
        {
            catalogue.GetCustomAttribute<DiagnosticCatalogAttribute>().ShouldNotBeNull();
            foreach (MethodInfo method in catalogue.GetMethods(BindingFlags.Public | BindingFlags.Static))
            {
                object[] arguments = [.. method.GetParameters().Select(parameter => parameter.ParameterType == typeof(Location) ? Location.OfFile("f")
                    : parameter.ParameterType == typeof(int) ? 2
                    : parameter.ParameterType == typeof(string) ? (object)"word" : new[] { "word" })];
                var message = (Diagnostic)method.Invoke(null, arguments)!;
                message.Code.ShouldStartWith(prefix);
                codes.Add(message.Code);
            }
        }

        codes.ShouldBeUnique();
    }
}
