using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Host.Pages;

/// <summary>What a mechanism says otherwise than the one that it changes.</summary>
internal static class PageDifference
{
    /// <summary>Writes it as a list.</summary>
    public static void Write(
        MarkdownText page, Written<MechanismSyntax> own, Written<MechanismSyntax> parent, LoweredMechanism mechanism, PageLinks links)
    {
        HashSet<string> parameters = [.. mechanism.Parameters.Select(it => it.Name), .. mechanism.Roles.Select(it => it.Name)];
        HashSet<string> steps = [.. parent.Syntax.Members.OfType<StepSyntax>().Select(step => step.Name.Text)];
        HashSet<string> units = [.. mechanism.Steps.Select(step => step.Name), .. parameters];
        string[] lines = [.. own.Syntax.Members.Select(member => Line(member)).OfType<string>()];
        page.Block($"It is like {links.To(parent.Syntax.Name.Text)}{(lines.Length == 0 ? "." : ", but:")}").Block(string.Join('\n', lines));

        string? Line(MemberSyntax member) => member switch
        {
            StepSyntax step when parameters.Contains(step.Name.Text) => $"- `{step.Name.Text}` is `{own.TextOf(step.Body)}` where the round does not say",
            StepSyntax step when steps.Contains(step.Name.Text) => $"- `{step.Name.Text}` has another formula",
            StepSyntax step when !units.Contains(step.Name.Text) => $"- `{step.Name.Text}` is `{own.TextOf(step.Body)}`",
            StepSyntax step => $"- `{step.Name.Text}` is worked out besides",
            ParameterSyntax parameter => $"- there is a parameter `{parameter.Name.Text}`",
            InputSyntax input => $"- there is an input `{input.Name.Text}`",
            OutputSyntax output => $"- `{output.Name.Text}` comes out too",
            SetSyntax set => $"- there is a set `{set.Name.Text}`",
            UnitSyntax unit => $"- there is a unit `{unit.Name.Text}`",
            RoundSyntax round => $"- `{round.Target.Text}` is rounded otherwise: `{own.TextOf(round)}`",
            AcceptSyntax rule => $"- there is another rule about each `{rule.Target.Text}` that counts",
            _ => null,
        };
    }
}
