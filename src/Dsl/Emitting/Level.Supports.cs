using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Emitting;

// Supports as domains, and as questions about the cell at hand.
internal sealed partial class Level
{
    // Over the support's own indices only: who needs more of them extends it.
    private string DomainOf(Support support)
    {
        switch (support)
        {
            case EverySupport:
                return "Domain.Unit";
            case NoSupport:
                return "Domain.Nothing";
            case RowSupport row:
                return PrepareDomain(row, $"rows{row.Input}", $"run.Input({row.Input}){As(row.Indices)}");
            case StepSupport step:
                return PrepareDomain(step, $"cells{step.Step}", $"run.Step({step.Step}){As(step.Indices)}");
            case BothSupport { Left: EverySupport } both:
                return DomainOf(both.Right);
            case BothSupport { Right: EverySupport } both:
                return DomainOf(both.Left);
            case BothSupport both:
                string left = DomainOf(both.Left), right = DomainOf(both.Right);
                return PrepareDomain(both, "both", $"{left}.Join({right})");
            case EitherSupport { Left: EverySupport } or EitherSupport { Right: EverySupport }:
                return "Domain.Unit";
            case EitherSupport { Left: NoSupport } either:
                return DomainOf(either.Right);
            case EitherSupport { Right: NoSupport } either:
                return DomainOf(either.Left);
            case EitherSupport either:
                return PrepareDomain(either, "either", $"{Extended(either.Left, either)}.Union({Extended(either.Right, either)})");
            case SomeSupport some:
                return PrepareDomain(some, "some", Projected(some));
            default:
                throw new NotSupportedException(support.GetType().Name);
        }
    }

    private string As(System.Collections.Immutable.ImmutableArray<LoweredIndex> indices) =>
        indices.Length == 0 ? "" : $".As({string.Join(", ", Numbers(Scopes.Numbers(indices)))})";

    private string Extended(Support part, Support whole)
    {
        string domain = DomainOf(part);
        int[] missing = [.. Scopes.Free(whole).Except(FreeInDomain(part)).Order()];
        return missing.Length == 0 ? domain : $"run.Extend({domain}, {string.Join(", ", Numbers(missing))})";
    }

    // A bound index that the inner support does not speak of asks only that its set has a member.
    private string Projected(SomeSupport some)
    {
        string inner = DomainOf(some.Inner);
        IEnumerable<int> inDomain = FreeInDomain(some.Inner);
        int[] bound = [.. Scopes.Numbers(some.Bound)];
        foreach (int index in bound.Except(inDomain)) inner += $".Join(run.Everyone({index}).Project())";
        return $"{inner}.Project({string.Join(", ", Numbers(inDomain.Except(bound).Order()))})";
    }

    // The indices of the domain that DomainOf makes: fewer than the support's where a part is everything or nothing.
    private HashSet<int> FreeInDomain(Support support) => support switch
    {
        BothSupport { Left: EverySupport } both => FreeInDomain(both.Right),
        BothSupport { Right: EverySupport } both => FreeInDomain(both.Left),
        BothSupport both => [.. FreeInDomain(both.Left), .. FreeInDomain(both.Right)],
        EitherSupport { Left: EverySupport } or EitherSupport { Right: EverySupport } => [],
        EitherSupport { Left: NoSupport } either => FreeInDomain(either.Right),
        EitherSupport { Right: NoSupport } either => FreeInDomain(either.Left),
        SomeSupport some => [.. FreeInDomain(some.Inner).Except(Scopes.Numbers(some.Bound))],
        _ => [.. Scopes.Free(support)],
    };

    // Whether the cell at hand lies in a support, as a short C# expression; null where it surely does.
    private string? Lies(Support support)
    {
        if (_known.Contains(support) || _guards.Contains(support)) return null;
        switch (support)
        {
            case EverySupport:
                return null;
            case NoSupport:
                return "false";
            case RowSupport row:
                return Mask($"run.Input({row.Input}).Has({Cells(row.Indices)})");
            case StepSupport step:
                return Mask($"run.Step({step.Step}).Has({Cells(step.Indices)})");
            case BothSupport both:
                string? left = Lies(both.Left), right = Lies(both.Right);
                return left is null ? right : right is null ? left : Junct($"{left} && {right}");
            case EitherSupport either:
                string? first = Lies(either.Left);
                string? second = first is null ? null : Lies(either.Right);
                return second is null ? null : Junct($"{first} || {second}");
            case SomeSupport:
                return $"{Prepare((support, "has"), "bool[]", "has", $"{DomainOf(support)}.Has(cells)")}[row]";
            default:
                throw new NotSupportedException(support.GetType().Name);
        }
    }

    private string Mask(string value) => $"{Prepare("bool[]", "has", value)}[row]";

    private string Junct(string value)
    {
        string name = Unique("inside");
        _body.Line($"bool {name} = {value};");
        return name;
    }

    private string Cells(System.Collections.Immutable.ImmutableArray<LoweredIndex> indices) =>
        string.Join(", ", ["cells", .. Numbers(Scopes.Numbers(indices))]);
}
