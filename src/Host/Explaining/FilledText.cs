using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Host.Explaining;

/// <summary>A piece of a formula with numbers put in, and how tightly its outermost operator binds.</summary>
internal readonly record struct Piece(string Text, int Binds)
{
    private const int Tight = 9, Sign = 7;

    /// <summary>Whether it is one number or word.</summary>
    public bool IsAtom { get; private init; }

    /// <summary>A number or a word; one with a sign binds like what is written with one.</summary>
    public static Piece Atom(string text) => new(text, text.TrimStart(Digits.About[0]).StartsWith('-') ? Sign : Tight) { IsAtom = true };

    /// <summary>The piece where something that binds so tightly stands around it.</summary>
    public string Within(int binds) => Binds >= binds ? Text : $"({Text})";
}

/// <summary>Writes formulas of numbers as scripts write them.</summary>
internal static class FilledText
{
    private const int Loose = 0, Or = 1, And = 2, Unary = 3, Compare = 4, Sum = 5, Product = 6, Minus = 7, Raise = 8, Call = 9;

    /// <summary>The piece on its own.</summary>
    public static string Of(Piece piece) => piece.Text;

    /// <summary>An operator with its operands.</summary>
    public static Piece Operation(NumberOperator kind, Piece[] x) => kind switch
    {
        NumberOperator.Add => new($"{x[0].Within(Sum)} + {x[1].Within(Product)}", Sum),
        NumberOperator.Subtract => new($"{x[0].Within(Sum)} - {x[1].Within(Minus + 1)}", Sum),
        NumberOperator.Multiply => new($"{x[0].Within(Product)} * {x[1].Within(Minus + 1)}", Product),
        NumberOperator.Divide => new($"{x[0].Within(Product)} / {x[1].Within(Minus + 1)}", Product),
        NumberOperator.WholeDivide => new($"{x[0].Within(Product)} div {x[1].Within(Minus + 1)}", Product),
        NumberOperator.Power => new($"{x[0].Within(Raise + 1)}^{x[1].Within(Raise)}", Raise),
        NumberOperator.Negate => new($"-{x[0].Within(Raise)}", Minus),
        NumberOperator.Absolute => Function("abs", x),
        NumberOperator.Minimum => Function("min", x),
        NumberOperator.Maximum => Function("max", x),
        NumberOperator.SquareRoot => Function("sqrt", x),
        NumberOperator.Exponential => Function("exp", x),
        NumberOperator.Logarithm => Function("log", x),
        NumberOperator.Arctangent => Function("arctan", x),
        NumberOperator.Floor => Function("floor", x),
        NumberOperator.Ceiling => Function("ceiling", x),
        _ => throw new InvalidOperationException($"{kind} has no sign."),
    };

    /// <summary>A comparison.</summary>
    public static Piece Comparison(ComparisonOperator kind, Piece left, Piece right) => new($"{left.Within(Sum)} {Sign(kind)} {right.Within(Sum)}", Compare);

    /// <summary><c>not</c></summary>
    public static Piece Not(Piece operand) => new($"not {operand.Within(Unary)}", Unary);

    /// <summary><c>and</c>, <c>or</c></summary>
    public static Piece Join(bool isAnd, Piece left, Piece right) => isAnd
        ? new Piece($"{left.Within(And)} and {right.Within(And + 1)}", And)
        : new Piece($"{left.Within(Or)} or {right.Within(Or + 1)}", Or);

    /// <summary><c>if</c></summary>
    public static Piece If(Piece condition, Piece then, Piece otherwise) => new($"if {condition.Within(Or)} then {then.Within(Or)} else {otherwise.Within(Or)}", Loose);

    /// <summary>What stands in for a value that does not exist.</summary>
    public static Piece Otherwise(Piece fallback) => new($"undefined otherwise {fallback.Within(Or)}", Loose);

    private static Piece Function(string name, Piece[] operands) => new($"{name}({string.Join(", ", operands.Select(operand => operand.Text))})", Call);

    private static string Sign(ComparisonOperator kind) => kind switch
    {
        ComparisonOperator.Equal => "=",
        ComparisonOperator.NotEqual => "!=",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        _ => ">=",
    };
}
