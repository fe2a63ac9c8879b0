using System.Reflection;
using System.Text.RegularExpressions;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host;

namespace Mechanisms.Conformance.Mistakes;

/// <summary>All messages of all catalogues: each method called with arguments that stand for nothing.</summary>
internal static class Catalogues
{
    public static IReadOnlyList<(MethodInfo Method, Diagnostic Message)> Of(params Assembly[] assemblies) =>
    [
        .. from assembly in assemblies
           from type in assembly.GetTypes()
           where type.IsDefined(typeof(DiagnosticCatalogAttribute))
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
           where method.ReturnType == typeof(Diagnostic)
           select (method, (Diagnostic)method.Invoke(null, [.. method.GetParameters().Select(Argument)])!),
    ];

    public static IReadOnlyList<(MethodInfo Method, Diagnostic Message)> OfLanguage { get; } = Of(typeof(Diagnostic).Assembly);

    public static IReadOnlyList<(MethodInfo Method, Diagnostic Message)> Everywhere { get; } = Of(typeof(Diagnostic).Assembly, typeof(MechanismHost).Assembly);

    private static object? Argument(ParameterInfo parameter)
    {
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (type == typeof(Location)) return Location.OfFile("f");
        if (type == typeof(string)) return "w";
        if (type.IsEnum) return Enum.GetValues(type).GetValue(0);
        if (type.IsAssignableFrom(typeof(string[]))) return new[] { "v", "w" };
        return type.IsValueType ? Activator.CreateInstance(type) : null;
    }
}

public class CodeTests
{
    [Fact]
    public void No_code_is_declared_twice() =>
        Catalogues.Everywhere.GroupBy(entry => entry.Message.Code)
            .Where(group => group.Count() > 1)
            .Select(group => $"{group.Key}: {string.Join(", ", group.Select(entry => entry.Method.Name))}")
            .ShouldBeEmpty();

    [Fact]
    public void Every_code_has_four_digits() =>
        Catalogues.Everywhere.Select(entry => entry.Message.Code).ShouldAllBe(code => Regex.IsMatch(code, "^MECH[0-9]{4}$"));

    [Fact]
    public void Code_marks_are_balanced() => Catalogues.Everywhere
        .Where(entry => (entry.Message.Message + entry.Message.Help).Count(sign => sign == '`') % 2 != 0)
        .Select(entry => entry.Message.Code)
        .ShouldBeEmpty();

    [Theory]
    [InlineData("parser")]
    [InlineData("token")]
    [InlineData("syntax")]
    [InlineData("expression")]
    [InlineData("identifier")]
    [InlineData("operand")]
    [InlineData("unexpected")]
    [InlineData("invalid")]
    public void Messages_of_the_language_speak_of_mechanisms_and_not_of_parsers(string word) => Catalogues.OfLanguage
        .Where(entry => (entry.Message.Message + " " + entry.Message.Help).Contains(word, StringComparison.OrdinalIgnoreCase))
        .Select(entry => entry.Message.Code)
        .ShouldBeEmpty();
}
