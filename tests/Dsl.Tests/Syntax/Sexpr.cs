using System.Collections;
using System.Globalization;
using System.Reflection;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Tests.Syntax;

/// <summary>Prints a tree in one line: the node's name without "Syntax", then what it holds; spans are left out.</summary>
public static class Sexpr
{
    public static string Print(object? node) => node switch
    {
        null => "-",
        NameSyntax name => name.IsMissing ? "?" : name.Text,
        TextSyntax text => Quote(text.Value),
        CellSyntax cell => "'" + cell.Text + "'",
        NameExpressionSyntax name => Print(name.Name),
        NumberSyntax number => number.Digits + (number.IsPercent ? "%" : "") + (number.Unit is null ? "" : " " + Print(number.Unit)),
        TextExpressionSyntax text => Quote(text.Value),
        TruthSyntax truth => truth.Value ? "yes" : "no",
        ParenthesizedSyntax inner => "(group " + Print(inner.Inner) + ")",
        BinarySyntax binary => $"({binary.Operator} {Print(binary.Left)} {Print(binary.Right)})",
        UnarySyntax unary => $"({unary.Operator} {Print(unary.Operand)})",
        DimensionFactorSyntax factor => Print(factor.Unit)
            + (factor is { Numerator: 1, Denominator: 1 } ? "" : "^" + factor.Numerator + (factor.Denominator == 1 ? "" : "/" + factor.Denominator)),
        DimensionSyntax dimension => "<" + string.Join(" ", dimension.Factors.Select(Print)) + ">",
        IndexSyntax index => (index.IsBefore ? "before " : "") + Print(index.Name),
        BinderSyntax binder => (binder.IsBehind ? "before " : "") + Print(binder.Name) + (binder.Set is null ? "" : " in " + Print(binder.Set)),
        SyntaxNode any => Whole(any),
        string text => Quote(text),
        bool flag => flag ? "+" : "-",
        IEnumerable all => "[" + string.Join(" ", all.Cast<object>().Select(Print)) + "]",
        _ => Convert.ToString(node, CultureInfo.InvariantCulture)!,
    };

    /// <summary>All nodes below a node.</summary>
    public static IEnumerable<SyntaxNode> Children(SyntaxNode node) =>
        from property in node.GetType().GetProperties()
        let value = property.GetIndexParameters().Length == 0 ? property.GetValue(node) : null
        from child in value switch
        {
            SyntaxNode single => [single],
            string => [],
            IEnumerable all => all.OfType<SyntaxNode>(),
            _ => Enumerable.Empty<SyntaxNode>(),
        }
        select child;

    private static string Whole(SyntaxNode node)
    {
        string name = node.GetType().Name.Replace("Syntax", "");
        var parts = node.GetType().GetConstructors(BindingFlags.Public | BindingFlags.Instance)[0].GetParameters()
            .Where(parameter => parameter.ParameterType != typeof(TextSpan))
            .Select(parameter => node.GetType().GetProperty(parameter.Name!)!.GetValue(node))
            .Where(value => value is not (null or "" or false) && !(value is IList { Count: 0 }))
            .Select(Print);
        return "(" + string.Join(" ", parts.Prepend(name)) + ")";
    }

    private static string Quote(string text) => "\"" + text + "\"";
}
