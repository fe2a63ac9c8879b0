using CsCheck;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Interpreting;
using Mechanisms.Host.Library;
using Mechanisms.Host.Running;
using Mechanisms.Rounds;

namespace Mechanisms.Conformance.Generated.Scripts;

/// <summary>A few scripts, each with the chance that its rounds are made of.</summary>
internal sealed record ScriptBatch(ScriptCase[] Scripts)
{
    private const int MostScripts = 14;
    private const int MostRounds = 40;

    private static readonly Dictionary<string, RoleChoice> NoRoles = [];

    /// <summary>Batches by chance. Those with fewer and smaller scripts took less chance and count as simpler.</summary>
    public static Gen<ScriptBatch> Any { get; } = new BatchGen();

    /// <summary>One script, for what needs no rounds.</summary>
    public static Gen<string> AnyScript { get; } = new ScriptGen();

    /// <summary>Compiles every script and runs every round on both backends; gives how the runs ended.</summary>
    public List<RunResult> Check()
    {
        LoweredMechanism[] mechanisms = [.. Scripts.Select(script => Compile(script.Text))];
        using SharedKernels kernels = Kernels(mechanisms);
        List<RunResult> results = [];
        for (int i = 0; i < Scripts.Length; i++)
        {
            var interpreter = new Interpreter(mechanisms[i]);
            foreach (Round round in Scripts[i].Rounds(mechanisms[i]))
            {
                results.Add(Compare(interpreter, kernels.Backends[i], round, Scripts[i].Text));
            }
        }

        return results;
    }

    /// <summary>The lowered form; throws where there is an error, with the script.</summary>
    public static LoweredMechanism Compile(string text) => Compile(text, alsoCheck: false);

    /// <summary>The lowered form, after a look at what the mechanism leaves unused too.</summary>
    public static LoweredMechanism CompileAndCheck(string text) => Compile(text, alsoCheck: true);

    private static LoweredMechanism Compile(string text, bool alsoCheck)
    {
        var source = new SourceText("generated.mech", text);
        CompileResult compiled = MechanismCompiler.Compile(source, null, LibraryScripts.Embedded, NoRoles, FormulaTrial.Instance);
        IEnumerable<Diagnostic> all = compiled.Diagnostics;
        if (alsoCheck) all = all.Concat(MechanismCompiler.Check(source, LibraryScripts.Embedded, FormulaTrial.Instance));
        Diagnostic[] errors = [.. all.Where(diagnostic => diagnostic.Severity == Severity.Error)];
        if (errors.Length == 0 && compiled.Mechanism is { } mechanism) return mechanism;
        string messages = string.Join("\n", errors.Select(error => $"{error.Code} {error.Location.Line}:{error.Location.Column} {error.Message}"));
        throw new InvalidOperationException($"A script does not compile:\n{messages}\n{text}");
    }

    private SharedKernels Kernels(LoweredMechanism[] mechanisms)
    {
        try
        {
            return new SharedKernels(mechanisms);
        }
        catch (Exception exception) when (Scripts.Length > 1)
        {
            for (int i = 0; i < mechanisms.Length; i++) new ScriptBatch([Scripts[i]]).Kernels([mechanisms[i]]).Dispose();
            throw new InvalidOperationException("Kernels compile alone and not together.", exception);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"The kernel of a script does not compile: {exception.Message}\n{Scripts[0].Text}", exception);
        }
    }

    private static RunResult Compare(Interpreter interpreter, IBackend kernel, Round round, string text)
    {
        try
        {
            RunResult expected = interpreter.Run(round, CancellationToken.None);
            Agreement.Check(expected, kernel.Run(round, CancellationToken.None));
            return expected;
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"{exception.Message}\nThe script:\n{text}\nThe round:\n{Printer.Print(round)}", exception);
        }
    }

    private sealed class ScriptGen : Gen<string>
    {
        public override string Generate(PCG pcg, Size? min, out Size size)
        {
            var dice = new Dice(pcg);
            string script = ScriptTexts.Write(dice);
            size = new Size(dice.Throws);
            return script;
        }
    }

    private sealed class BatchGen : Gen<ScriptBatch>
    {
        public override ScriptBatch Generate(PCG pcg, Size? min, out Size size)
        {
            var dice = new Dice(pcg);
            ScriptCase[] scripts = [.. Enumerable.Range(0, dice.Between(1, MostScripts)).Select(_ => new ScriptCase(ScriptTexts.Write(dice), dice.Bits(), dice.Between(1, MostRounds)))];

            // Rounds are made later, when their script is compiled; they count as if they were made here.
            size = new Size(dice.Throws + (ulong)scripts.Sum(script => script.Count) * 10);
            return new ScriptBatch(scripts);
        }
    }
}

/// <summary>A script and where its rounds come from.</summary>
internal sealed record ScriptCase(string Text, ulong Seed, int Count)
{
    /// <summary>The rounds; the same whenever asked for.</summary>
    public IEnumerable<Round> Rounds(LoweredMechanism mechanism)
    {
        var dice = new Dice(new PCG((uint)(Seed >> 32), Seed));
        for (int i = 0; i < Count; i++) yield return ScriptRounds.Write(mechanism, dice);
    }
}
