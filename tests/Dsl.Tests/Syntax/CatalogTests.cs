using System.Globalization;
using System.Reflection;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Dsl.Tests.Syntax;

public class CatalogTests
{
    private static IEnumerable<Diagnostic> All() =>
        from method in typeof(SyntaxMessages).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        let arguments = method.GetParameters().Select(parameter => parameter.ParameterType == typeof(Location) ? Location.OfFile("f")
            : parameter.ParameterType == typeof(int) ? (object)12345 : "w")
        select (Diagnostic)method.Invoke(null, [.. arguments])!;

    [Fact]
    public void No_code_is_used_twice() => All().Select(message => message.Code).ShouldBeUnique();

    [Fact]
    public void Every_message_has_a_way_out() => All().ShouldAllBe(message => message.Message != "" && message.Help != "");

    [Fact]
    public void Every_code_belongs_to_the_syntax() => All().ShouldAllBe(message => message.Code.StartsWith("MECH1") && message.Code.Length == 8);

    [Fact]
    public void Braces_and_quotes_are_balanced() => All().ShouldAllBe(message => message.Message.Count(c => c == '`') % 2 == 0
        && message.Help.Count(c => c == '`') % 2 == 0);

    [Fact]
    public void Messages_do_not_follow_the_culture()
    {
        string[] before = [.. All().Select(message => message.Message)];
        CultureInfo old = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fa-IR");
            All().Select(message => message.Message).ShouldBe(before);
        }
        finally
        {
            CultureInfo.CurrentCulture = old;
        }
    }
}
