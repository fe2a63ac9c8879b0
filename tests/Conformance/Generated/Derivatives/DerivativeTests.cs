using System.Globalization;
using CsCheck;
using Mechanisms.Conformance.Generated.Scripts;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Interpreting;
using Mechanisms.Rounds;

namespace Mechanisms.Conformance.Generated.Derivatives;

/// <summary>
/// Derivatives as formulas against a second way to find slopes: automatic differentiation in intervals, and the slope of
/// the chord between two points, which by the mean value theorem some slope between them equals.
/// </summary>
public class DerivativeTests(ITestOutputHelper output)
{
    private static readonly double[] Places = [0.125, 0.5, 1, 1.5, 2, 3, 7, -0.5, -2, 0.1, 12.75];

    [Fact]
    public void Derivatives_lie_in_their_enclosures()
    {
        int checkedOnes = 0, narrow = 0, without = 0;
        new QuestionGen().Sample(
            question =>
            {
                (Curve curve, double place, double step) = question;
                if (curve.Over(Slope.Variable(Interval.Of(place)), 0) is not { } here)
                {
                    without++;
                    return;
                }

                checkedOnes++;
                Interval symbolic = Check(curve, place, place + step, here);
                if (IsNarrow(symbolic) && IsNarrow(here.Growth)) narrow++;
            },
            print: question => $"{question.Curve.Text} at {question.Place} and {question.Step} beyond",
            iter: GeneratedCase.Count(800),
            threads: 1);
        output.WriteLine($"{checkedOnes} formulas checked, {narrow} of them with an enclosure of nine digits or more; {without} without a slope at the place");

        // Enclosures of everything, or formulas without a slope, would test nothing.
        (checkedOnes * 100 / (checkedOnes + without)).ShouldBeGreaterThan(40);
        (narrow * 100 / checkedOnes).ShouldBeGreaterThan(80);
    }

    [Theory]
    [InlineData("(if 1 < 2 then 2 else 3) + spot^2", 6)]
    [InlineData("(if spot > 2 then 1 else 0) + spot^2", 6)]
    [InlineData("(if spot > 2 then 1 else 0) * spot^2", 6)]
    [InlineData("count(v: weight[v] > spot) * spot", 1)]
    public void Whole_numbers_inside_a_derivative_are_flat(string formula, double slope) =>
        Value(ScriptBatch.Compile(Script(formula)), "slope", 3).ShouldBe(slope);

    private static Interval Check(Curve curve, double place, double beyond, Slope here)
    {
        LoweredMechanism mechanism = ScriptBatch.Compile(Script(curve.Text));
        LoweredStep step = mechanism.Steps.Single(step => step.Name == "slope");
        Interval symbolic = new LoweredIntervals(place).Of(step.Body) ?? Interval.Everything;
        string said = $"{curve.Text} at {place.ToString("R", CultureInfo.InvariantCulture)}";

        // The formula's exact value lies in both enclosures, so they meet; what was computed lies in that of the formula.
        symbolic.Meets(here.Growth).ShouldBeTrue($"{said}: the formula gives {symbolic}, the slope is in {here.Growth}");
        double? computed = Value(mechanism, "slope", place);
        if (computed is { } slope)
        {
            symbolic.Contains(slope).ShouldBeTrue($"{said}: {slope} is not in {symbolic}");
        }
        else
        {
            // Only what the enclosure cannot bound either may be without a value.
            double.IsFinite(symbolic.Width).ShouldBeFalse($"{said}: no value although it lies in {symbolic}");
        }

        Interval range = Interval.Between(place, beyond);
        if (curve.Over(Slope.Variable(range), 0) is not { } between || curve.Over(Slope.Variable(Interval.Of(beyond)), 0) is not { } there) return symbolic;
        if (computed is { }) symbolic.Meets(between.Growth).ShouldBeTrue($"{said}: {symbolic} is not in {between.Growth} over {range}");
        here.Value.Contains(Value(mechanism, "value", place) ?? double.NaN).ShouldBeTrue($"{said}: the value is not in {here.Value}");
        Interval? chord = Interval.Divide(there.Value - here.Value, Interval.Of(beyond) - Interval.Of(place));
        (chord is not { } rise || rise.Meets(between.Growth)).ShouldBeTrue($"{said}: the chord's slope {chord} is not in {between.Growth} over {range}");
        return symbolic;
    }

    private static bool IsNarrow(Interval slopes) => slopes.Width <= 1e-9 * Math.Max(1, Math.Abs(slopes.Low));

    private static string Script(string formula) => $$"""
        language 1
        mechanism slopes {
            set voter
            input weight[voter] : number
            param place : number
            slope : number = derivative({{Curve.Variable}} at place: {{formula}})
            value : number = {{formula.Replace(Curve.Variable, "place", StringComparison.Ordinal)}}
        }
        """;

    private static double? Value(LoweredMechanism mechanism, string name, double place)
    {
        var round = new Round(
            [new MemberSet("voter", ["a", "b", "c"])],
            [new InputRows([[0, 1, 2]], [new RealColumn(Curve.Weights)], [2, 3, 4])],
            [ParameterValue.OfReal(place)]);
        int slot = mechanism.Steps.Index().Single(step => step.Item.Name == name).Index;

        // The one step alone, so that the other cannot end the run.
        LoweredMechanism alone = mechanism with { Steps = [mechanism.Steps[slot]], Outputs = [] };
        return new Interpreter(alone).Run(round, CancellationToken.None) is Completed done ? done.Steps[0].Reals!.Single() : null;
    }

    private sealed record Question(Curve Curve, double Place, double Step);

    private sealed class QuestionGen : Gen<Question>
    {
        public override Question Generate(PCG pcg, Size? min, out Size size)
        {
            var dice = new Dice(pcg);
            var question = new Question(Curve.Any(dice, dice.Between(1, 4)), dice.Pick(Places), dice.Pick<double>([0.25, 0.01, 1e-5]));
            size = new Size(dice.Throws);
            return question;
        }
    }
}
