using System.Globalization;
using System.Text;
using Mechanisms.Dsl.Compiling;

namespace Mechanisms.Host.Rendering;

/// <summary>What is known of the formulas of mechanisms, as a page for people.</summary>
internal static class ShapeText
{
    /// <summary>The page; lines end with \n.</summary>
    public static string Of(IEnumerable<MechanismShapes> mechanisms)
    {
        var text = new StringBuilder();
        foreach (MechanismShapes mechanism in mechanisms)
        {
            if (text.Length > 0) text.Append('\n');
            text.Append(CultureInfo.InvariantCulture, $"{mechanism.Mechanism}\n");
            int width = mechanism.Steps.Select(step => DisplayWidth.Of(step.Step)).DefaultIfEmpty().Max();
            foreach (StepShape step in mechanism.Steps)
            {
                text.Append(CultureInfo.InvariantCulture, $"    {step.Step}{new string(' ', width - DisplayWidth.Of(step.Step))}  {step.Sign}\n");
                foreach (SearchShape search in step.Searches) Write(text, search);
            }
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, SearchShape search)
    {
        text.Append(CultureInfo.InvariantCulture, $"        {(search.IsLargest ? "largest" : "smallest")} {search.Variable}:\n");
        foreach (SideShape side in search.Sides) text.Append(CultureInfo.InvariantCulture, $"            `{VisibleText.Escape(side.Text)}` is {side.Sign}, and {side.Movement}\n");
        text.Append(CultureInfo.InvariantCulture, $"            {(search.Certificate.Length == 0 ? "nothing proves that an answer is not passed by" : $"found by {search.Certificate}")}\n");
    }
}
