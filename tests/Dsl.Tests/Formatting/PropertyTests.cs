using CsCheck;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Formatting;
using Mechanisms.Dsl.Tests.Syntax;

namespace Mechanisms.Dsl.Tests.Formatting;

public class PropertyTests
{
    [Fact]
    public void Scripts_with_any_white_space_and_comments_keep_their_tokens_and_are_done_after_one_pass() =>
        Mangling.Anything.Sample(Formatted.ShouldBeTrueTo, iter: 200);

    [Fact]
    public void Blanks_inside_lines_leave_no_trace() =>
        Mangling.BlanksOnly.Sample(pair => Formatted.Of(pair.Mangled).ShouldBe(Formatted.Of(pair.Original)), iter: 150);

    [Fact]
    public void Most_mangled_scripts_are_really_mangled() => Mangling.BlanksOnly.Array[20].Sample(
        pairs => pairs.Count(pair => pair.Mangled != pair.Original).ShouldBeGreaterThan(14), iter: 2);

    [Fact]
    public void The_formatter_never_fails_its_own_proof() =>
        Gen.Select(Gen.Int[0, Samples.All.Length - 1].Select(i => Samples.All[i]), Gen.Double[0, 0.999], Gen.Double[0, 0.999], Gen.Int[0, 12]).Sample(
            (text, from, to, length) =>
            {
                int at = (int)(from * (text.Length - length));
                string piece = text.Substring(at, length);
                FormatResult result = ScriptFormatter.Format(new SourceText("t", text.Insert((int)(to * text.Length), piece)));
                result.Diagnostics.ShouldNotContain(message => message.Code == "MECH9004");
            },
            iter: 1_000);

    [Fact]
    public void The_scripts_of_the_library_and_the_examples_are_in_their_canonical_layout()
    {
        LibraryTexts.All.Length.ShouldBeGreaterThan(5);
        foreach (string text in LibraryTexts.All) Formatted.Of(text).ShouldBe(text);
    }
}
