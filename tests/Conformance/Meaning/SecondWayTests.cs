using System.Collections.Immutable;
using System.Numerics;
using CsCheck;
using Mechanisms.Conformance.Generated;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Parsing;
using Mechanisms.Dsl.Syntax.Tree;
using Mechanisms.Host.Compiling;
using Mechanisms.Host.Interpreting;
using Mechanisms.Host.Library;
using Mechanisms.Host.Running;
using Mechanisms.Rounds;

namespace Mechanisms.Conformance.Meaning;

/// <summary>Compiler and backends together give what the text says, computed cell by cell from its syntax tree.</summary>
public class SecondWayTests
{
    private const int Rounds = 8;

    /// <summary>The interpreter on many scripts.</summary>
    [Fact]
    public void The_interpreter_gives_what_the_text_says() =>
        new CaseGen().Sample(it => Check(it, mechanism => new Interpreter(mechanism)), iter: GeneratedCase.Count(120), print: Print);

    /// <summary>The kernel on fewer: each is compiled.</summary>
    [Fact]
    public void The_kernel_gives_what_the_text_says() =>
        new CaseGen().Sample(it => Check(it, mechanism => new KernelBackend(mechanism)), iter: GeneratedCase.Count(10), print: Print);

    private sealed record Case(string Text, DenseRound[] Given);

    private sealed class CaseGen : Gen<Case>
    {
        public override Case Generate(PCG pcg, Size? min, out Size size)
        {
            var dice = new Dice(pcg);
            string text = new ScriptWriter(dice).Write();
            DenseRound[] rounds = [.. Enumerable.Range(0, Rounds).Select(_ => DenseRound.Write(dice))];
            size = new Size(dice.Throws);
            return new Case(text, rounds);
        }
    }

    private static string Print(Case written) => written.Text;

    private static void Check(Case written, Func<LoweredMechanism, IBackend> backend)
    {
        var source = new SourceText("written.mech", written.Text);
        CompileResult compiled = MechanismCompiler.Compile(source, null, LibraryScripts.Embedded, ImmutableDictionary<string, RoleChoice>.Empty, FormulaTrial.Instance);
        if (compiled.Mechanism is not { } mechanism)
            throw new InvalidOperationException($"{compiled.Diagnostics[0].Location.Line}: {compiled.Diagnostics[0].Message}");
        IBackend runner = backend(mechanism);
        using var disposable = runner as IDisposable;
        ScriptSyntax tree = ScriptParser.Parse(source).Root;
        foreach (DenseRound round in written.Given)
        {
            try
            {
                Compare(mechanism, tree, round, runner.Run(round.For(mechanism), CancellationToken.None));
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                throw new InvalidOperationException($"{fault.Message}\nin the round\n{round}", fault);
            }
        }
    }

    private static void Compare(LoweredMechanism mechanism, ScriptSyntax tree, DenseRound round, RunResult result)
    {
        DenseEvaluator Dense(bool absenceIsZero) => new(
            tree.Declarations.OfType<MechanismSyntax>().Single(), tree.Declarations.OfType<FunctionSyntax>(), round, absenceIsZero);
        try
        {
            if (result is Completed completed)
            {
                DenseEvaluator dense = Dense(absenceIsZero: true);
                IReadOnlyDictionary<string, DenseTable> expected = dense.Run();
                foreach (LoweredStep step in mechanism.Steps) Compare(step, expected[step.Name], completed.Steps[mechanism.Steps.IndexOf(step)], dense.Members);
                return;
            }

            // Where a run ends with a fault, plain numbers without the strong zero must have no answer either.
            Dense(absenceIsZero: false).Run();
        }
        catch (TooLargeException)
        {
            return;
        }
        catch (UndefinedException) when (result is Faulted)
        {
            return;
        }
        catch (UndefinedException)
        {
            throw new InvalidOperationException("the text is undefined here, and the run came to its end");
        }

        throw new InvalidOperationException($"the text has a value, and the run ended with {result}");
    }

    private static void Compare(LoweredStep step, DenseTable expected, StepCells actual, IReadOnlyDictionary<char, List<int>> members)
    {
        var cells = new Dictionary<string, double>(StringComparer.Ordinal);
        for (int row = 0; row < actual.Count; row++)
            cells.Add(DenseTable.Key(actual.Members.Select(column => column[row])), actual.Reals?[row] ?? (double)actual.Wholes![row]);
        foreach ((string key, (object value, _)) in expected.Cells)
        {
            int[] cell = key.Length == 0 ? [] : [.. key.Split(',').Select(int.Parse)];
            if (cell.Index().Any(it => !members[expected.Sets[it.Index]].Contains(it.Item))) continue;
            double wanted = value switch
            {
                bool truth => truth ? 1 : 0,
                BigInteger whole => (double)whole,
                _ => (double)value,
            };
            double found = cells.GetValueOrDefault(key);
            cells.Remove(key);
            if (BitConverter.DoubleToInt64Bits(found) != BitConverter.DoubleToInt64Bits(wanted + 0.0))
                throw new InvalidOperationException($"{step.Name}[{key}] is {found:R}, and the text says {wanted:R}");
        }

        if (cells.Count > 0) throw new InvalidOperationException($"{step.Name}[{cells.Keys.First()}] is about nobody who is there");
    }
}
