using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Conformance.Generated;

/// <summary>Where expressions can differ from 0, by the rules of the language.</summary>
internal sealed class Sparsity(Func<int, LoweredInput> inputs)
{
    private readonly Dictionary<int, Support> locals = [];

    public Support Of(LoweredExpression expression)
    {
        switch (expression)
        {
            case RealConstant { Value: 0 } or WholeConstant { Value.IsZero: true } or TruthConstant { Value: false }:
                return Support.Nowhere;
            case InputRead read:
                return IsZero(inputs(read.Input).Columns[read.Column].Default) ? new RowSupport(read.Input, read.Indices) : Support.Everywhere;
            case PresenceRead read:
                return new RowSupport(read.Input, read.Indices);
            case StepRead read:
                return new StepSupport(read.Step, read.Indices);
            case LetExpression let:
                locals[let.Local] = Of(let.Value);
                return Of(let.Body);
            case LocalRead read:
                return locals.GetValueOrDefault(read.Local, Support.Everywhere);
            case WholeToReal conversion:
                return Of(conversion.Operand);
            case NumberOperation operation:
                return Of(operation);
            case Junction junction:
                return junction.IsAnd ? Both(Of(junction.Left), Of(junction.Right)) : Either(Of(junction.Left), Of(junction.Right));
            case ConditionalExpression conditional:
                return Either(Of(conditional.Then), Of(conditional.Else));
            case OtherwiseExpression otherwise:
                return Either(Of(otherwise.Value), Of(otherwise.Fallback));
            case GuardedExpression guarded:
                return guarded.Support;
            case ReductionExpression reduction:
                return Of(reduction);
            default:
                return Support.Everywhere;
        }
    }

    public static Support Both(Support left, Support right)
    {
        if (left == Support.Nowhere || right == Support.Nowhere) return Support.Nowhere;
        if (left == Support.Everywhere || left == right) return right;
        return right == Support.Everywhere ? left : new BothSupport(left, right);
    }

    public static Support Either(Support left, Support right)
    {
        if (left == Support.Everywhere || right == Support.Everywhere) return Support.Everywhere;
        if (left == Support.Nowhere || left == right) return right;
        return right == Support.Nowhere ? left : new EitherSupport(left, right);
    }

    private Support Of(NumberOperation operation)
    {
        ImmutableArray<Support> operands = [.. operation.Operands.Select(Of)];
        return operation.Operator switch
        {
            NumberOperator.Add or NumberOperator.Subtract or NumberOperator.Minimum or NumberOperator.Maximum => Either(operands[0], operands[1]),
            NumberOperator.Multiply => Both(operands[0], operands[1]),
            NumberOperator.Divide or NumberOperator.WholeDivide => operands[0],
            NumberOperator.Power or NumberOperator.Exponential or NumberOperator.Logarithm => Support.Everywhere,
            _ => operands[0],
        };
    }

    private static Support Of(ReductionExpression reduction)
    {
        bool isZeroOverNothing = reduction.Operator is ReductionOperator.Sum or ReductionOperator.Count or ReductionOperator.Any;
        if (!isZeroOverNothing || reduction.Over == Support.Everywhere) return Support.Everywhere;
        return reduction.Over == Support.Nowhere ? Support.Nowhere : new SomeSupport(reduction.Indices, reduction.Over);
    }

    private static bool IsZero(LoweredValue? value) => value is null or { Real: 0, Whole.IsZero: true, Kind: not ValueKind.Text };
}
