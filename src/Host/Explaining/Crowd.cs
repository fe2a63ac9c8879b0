using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Comparing;
using Mechanisms.Host.Interpreting;

namespace Mechanisms.Host.Explaining;

/// <summary>Who stands behind something that ranges over members: how many, and what they brought in the rows below.</summary>
/// <param name="Count">How many terms are more than nothing.</param>
/// <param name="Set">What they are: the name of a set.</param>
/// <param name="Input">The input whose amounts they brought; empty where none is found.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Amount">What the amounts add up to.</param>
internal sealed record Crowd(int Count, string Set, string Input, string Unit, double Amount)
{
    private const int Deepest = 64;

    /// <summary>The crowd behind the terms of a reduction.</summary>
    public static Crowd Of(ReducedTerms terms)
    {
        var total = new ExactTotal();
        HashSet<string> seen = [];
        (string Name, string Unit) input = ("", "");
        Evaluator evaluator = terms.Evaluator;
        TracedRun run = terms.Run;
        foreach (Term term in terms.Terms)
        {
            run.At(terms.Cell);
            evaluator.Bindings.Set(terms.Reduction.Indices, [.. term.Members]);
            Add(terms.Reduction.Body, evaluator, 0);
        }

        return new Crowd(terms.Terms.Count(term => term.Size > 0), terms.Sets, input.Name, input.Unit, total.Rounded());

        // Amounts of the first input that is found, each cell once.
        void Add(LoweredExpression formula, Evaluator at, int depth)
        {
            if (depth > Deepest) return;
            switch (formula)
            {
                case InputRead read when SplitRound.IsParted(run.Mechanism.Inputs[read.Input].Columns[read.Column]):
                    LoweredInput declared = run.Mechanism.Inputs[read.Input];
                    int[] members = at.Bindings.Tuple(read.Indices);
                    if (input.Name.Length == 0) input = (declared.Name, declared.Columns[read.Column].Dimension);
                    if (input.Name == declared.Name && seen.Add(string.Join(',', members)) && at.Evaluate(read) is RealValue value) total.Add(value.Number);
                    break;
                case StepRead read:
                    LoweredStep step = run.Mechanism.Steps[read.Step];
                    int[] cell = at.Bindings.Tuple(read.Indices);
                    int?[] before = at.Bindings.Free(step.Indices);
                    at.Bindings.Set(step.Indices, cell);
                    Add(step.Body, at, depth + 1);
                    at.Bindings.Restore(step.Indices, before);
                    break;
                case ReductionExpression or SolveExpression or LetExpression { Value: SolveExpression }:
                    break;
                default:
                    foreach (LoweredExpression part in LoweredWalk.Children(formula)) Add(part, at, depth);
                    break;
            }
        }
    }
}

/// <summary>Two crowds, and what it is that makes the difference between them.</summary>
internal sealed record CrowdPair(Crowd First, Crowd Second)
{
    private const double Rounding = 1e-9;

    /// <summary>A sentence that compares them, with the numbers; empty where there is nothing to compare.</summary>
    public string Sentence(string first, string second)
    {
        if (First.Input.Length == 0 || First.Input != Second.Input) return CountsOnly(first, second);
        bool sameAmount = Math.Abs(First.Amount - Second.Amount) <= Rounding * Math.Max(Math.Abs(First.Amount), Math.Abs(Second.Amount));
        bool sameCount = First.Count == Second.Count;
        string unit = First.Unit.Length == 0 ? "" : " " + First.Unit;
        (string a, string b) = (Digits.Of(First.Amount), Digits.Of(Second.Amount));
        return (sameAmount, sameCount) switch
        {
            (true, false) => $"with the same {a}{unit} of {First.Input}, {first} has {Counted(First)} behind it and {second} {Counted(Second)}: how many they are made the difference",
            (false, true) => $"both have {Counted(First)} behind them, with {a}{unit} of {First.Input} for {first} and {b} for {second}: how much they brought made the difference",
            (true, true) => $"both have {Counted(First)} behind them with the same {a}{unit} of {First.Input}: how evenly it is spread made the difference",
            _ => $"{first} has {a}{unit} of {First.Input} from {Counted(First)} and {second} has {b} from {Counted(Second)}: how many they are and how much they brought both differ",
        };
    }

    private string CountsOnly(string first, string second) =>
        First.Count == Second.Count ? "" : $"{first} has {Counted(First)} behind it and {second} {Counted(Second)}: how many they are made the difference";

    private static string Counted(Crowd crowd) => Rendering.Plural.Of(crowd.Count, crowd.Set);
}
