using System.Text;
using Mechanisms.Dsl.Binding;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Formatting;

/// <summary>A mechanism that is like another one, written out as if it stood alone: what it adds up to.</summary>
internal static class FlatScript
{
    /// <summary>
    /// A script in canonical layout with the one mechanism, of the same kind and with the same results. Functions that stand
    /// beside it in its script are not repeated.
    /// </summary>
    /// <param name="flat">The mechanism with what it inherits.</param>
    /// <param name="rulesOnly">Whether its own description and its examples are left out.</param>
    public static string Write(FlatMechanism flat, bool rulesOnly)
    {
        var text = new StringBuilder("language 1\n\n");
        if (!rulesOnly) WriteDoc(flat.Syntax.Doc, text);
        text.Append("mechanism ").Append(flat.Syntax.Name.Text);
        if (flat.Kind.Length > 0) text.Append(" is ").Append(flat.Kind);
        text.Append(" {\n");
        string before = "";
        foreach (FlatMember member in flat.Members)
        {
            if (member is { IsOfKind: true } || (rulesOnly && member.Syntax is ExampleSyntax)) continue;
            string group = member.Syntax.GetType().Name;
            bool standsApart = member.Syntax is ExampleSyntax || group != before;
            if (standsApart && before.Length > 0) text.Append('\n');
            before = group;
            WriteDoc(member.Syntax.Doc, text);
            text.Append(TextOf(member)).Append('\n');
        }

        text.Append("}\n");
        return ScriptFormatter.Format(new SourceText("", text.ToString())).Text ?? text.ToString();
    }

    private static void WriteDoc(string doc, StringBuilder text)
    {
        if (doc.Length == 0) return;
        foreach (string line in doc.ReplaceLineEndings("\n").Split('\n')) text.Append(("/// " + line).TrimEnd()).Append('\n');
    }

    private static string TextOf(FlatMember member)
    {
        string written = member.Source.Slice(member.Syntax.Span);
        switch (member)
        {
            case { Default: var (value, where), Syntax: ParameterSyntax parameter }:
                string given = where.Slice(value.Span);
                if (parameter.Default is not { } old) return $"{written} = {given}";
                int start = old.Span.Start - parameter.Span.Start;
                return written[..start] + given + written[(start + old.Span.Length)..];
            case { Syntax: UnitSyntax unit } when !written.Contains("unit", StringComparison.Ordinal):
                return $"unit {written}";
            case { Syntax: StepSyntax { IsOpen: true } } when !written.StartsWith("open", StringComparison.Ordinal):
                return $"open {written}";
            default:
                return written;
        }
    }
}
