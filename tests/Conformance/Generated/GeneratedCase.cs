using CsCheck;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Rounds;

namespace Mechanisms.Conformance.Generated;

/// <summary>A mechanism and a round for it.</summary>
internal sealed record GeneratedCase(LoweredMechanism Mechanism, Round Round)
{
    private const int MostRounds = 6;

    /// <summary>Cases by chance; those that took less chance count as simpler.</summary>
    public static Gen<GeneratedCase> Any { get; } = new CaseGen();

    /// <summary>One mechanism with several rounds, since compiling takes longer than running.</summary>
    public static Gen<GeneratedCase[]> Several { get; } = new SeveralGen();

    /// <summary>How many cases a test runs: a number for ten seconds or so, or what the environment asks for.</summary>
    public static long Count(long usual) => long.TryParse(Environment.GetEnvironmentVariable("MECH_CASES"), out long asked) ? asked : usual;

    /// <inheritdoc/>
    public override string ToString() => Printer.Print(Mechanism) + Printer.Print(Round);

    private sealed class CaseGen : Gen<GeneratedCase>
    {
        public override GeneratedCase Generate(PCG pcg, Size? min, out Size size)
        {
            var dice = new Dice(pcg);
            LoweredMechanism mechanism = new MechanismWriter(dice).Write();
            Round round = RoundWriter.Write(mechanism, dice);
            size = new Size(dice.Throws);
            return new GeneratedCase(mechanism, round);
        }
    }

    private sealed class SeveralGen : Gen<GeneratedCase[]>
    {
        public override GeneratedCase[] Generate(PCG pcg, Size? min, out Size size)
        {
            var dice = new Dice(pcg);
            LoweredMechanism mechanism = new MechanismWriter(dice).Write();
            int rounds = dice.Between(1, MostRounds);
            GeneratedCase[] cases = [.. Enumerable.Range(0, rounds).Select(_ => new GeneratedCase(mechanism, RoundWriter.Write(mechanism, dice)))];
            size = new Size(dice.Throws);
            return cases;
        }
    }
}
