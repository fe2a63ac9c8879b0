using System.Text;
using Mechanisms.Dsl.Binding;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Formatting;

/// <summary>A mechanism that is like another one, written out as if it stood alone: what it adds up to.</summary>
internal static class FlatScript
{
    /// <summary>
    /// A script in canonical layout with the one mechanism, of the same kind and with the same results, and with what it reads
    /// of the scripts that it and its ancestors stand in: kinds, costs, saturations and functions that are not the library's.
    /// </summary>
    /// <param name="flat">The mechanism with what it inherits.</param>
    /// <param name="declarations">What its script can see.</param>
    /// <param name="rulesOnly">Whether its own description and its examples are left out.</param>
    public static string Write(FlatMechanism flat, DeclarationTable declarations, bool rulesOnly)
    {
        var text = new StringBuilder();
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
        string script = "language 1\n\n" + string.Concat(declarations.ReadBy(text.ToString()).Select(TextOf)) + text;
        return ScriptFormatter.Format(new SourceText("", script)).Text ?? script;
    }

    private static string TextOf(Declared declared)
    {
        var text = new StringBuilder();
        WriteDoc(declared.Syntax.Doc, text);
        return text.Append(declared.Source.Slice(declared.Syntax.Span)).Append("\n\n").ToString();
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
            case { Syntax: UnitSyntax { Name: var name, IsOpen: var isOpen, Meaning: not null } unit }:
                // What settles an open unit by its name alone looks like a step.
                return $"{(isOpen ? "open " : "")}unit {written[(name.Span.Start - unit.Span.Start)..]}";
            case { Syntax: StepSyntax { Name: var name, IsOpen: true } step }:
                return $"open {written[(name.Span.Start - step.Span.Start)..]}";
            default:
                return written;
        }
    }
}
