using System.Collections.Immutable;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Dsl.Analysis.Laws;

/// <summary>
/// The laws of a cost: nothing costs nothing; more never costs less; and where it says itself what an amount buys, that is
/// nothing for nothing, and else the largest quantity whose cost is at most the amount.
/// </summary>
internal static class CostLaws
{
    // Far enough beyond an answer that even a cost that hardly rises is above the amount.
    private const double Beyond = 1e-9;

    /// <summary>The first law that a cost breaks, or null. That there is none is no proof, unless it is proven to rise.</summary>
    public static Func<Location, Diagnostic>? Broken(Trial cost) =>
        AtNothing(cost) ?? (cost.Rises ? null : Falls(cost, TrialNumbers.Fine)) ?? (cost.Inverse is { } buys ? Inverse(cost, buys) : null);

    private static Func<Location, Diagnostic>? AtNothing(Trial cost)
    {
        TrialValue atNothing = cost.Value(0);

        // A cost that falls is often undefined at 0 too; that it falls says more.
        if (!atNothing.HasValue)
            return Falls(cost, [[.. TrialNumbers.Fine[0].Skip(1)]]) ?? (at => LawMessages.CostHasNoValue(at, cost.Name, cost.Call("0")));
        return atNothing.Number == 0 ? null : at => LawMessages.NothingIsNotFree(at, cost.Name, cost.Call("0"), TrialNumbers.Say(atNothing.Number));
    }

    private static Func<Location, Diagnostic>? Falls(Trial cost, IEnumerable<ImmutableArray<double>> all)
    {
        foreach (ImmutableArray<double> numbers in all)
        {
            (double Quantity, double Price) before = (0, double.NegativeInfinity);
            foreach (double quantity in cost.Some(numbers))
            {
                TrialValue price = cost.Value(quantity);
                string written = TrialNumbers.Say(quantity);
                if (price.Outcome == TrialOutcome.Overflow) break;
                if (!price.HasValue) return at => LawMessages.CostHasNoValue(at, cost.Name, cost.Call(written));
                if (price.Number < before.Price - TrialNumbers.Slack(before.Price) || (double.IsPositiveInfinity(before.Price) && double.IsFinite(price.Number)))
                {
                    (string high, string low) = TrialNumbers.SayBoth(before.Price, price.Number);
                    string earlier = cost.Call(TrialNumbers.Say(before.Quantity));
                    return at => LawMessages.CostFalls(at, cost.Name, earlier, high, cost.Call(written), low);
                }

                before = (quantity, price.Number);
            }
        }

        return null;
    }

    private static Func<Location, Diagnostic>? Inverse(Trial cost, Func<double, TrialValue> buys)
    {
        TrialValue forNothing = buys(0);
        if (forNothing is not { HasValue: true, Number: 0 })
            return at => LawMessages.NothingBuysSomething(at, cost.Name, cost.Buys("0"), Words(forNothing));
        TrialValue dearest = cost.Value(TrialNumbers.Fine[^1][^1]);
        double most = dearest.HasValue ? dearest.Number : double.PositiveInfinity;
        return TrialNumbers.Coarse.SelectMany(numbers => cost.Some(numbers)).Where(amount => amount > 0 && amount < most)
            .Select(amount => AtAmount(cost, amount, buys(amount)))
            .FirstOrDefault(broken => broken is not null);
    }

    private static Func<Location, Diagnostic>? AtAmount(Trial cost, double amount, TrialValue bought)
    {
        string written = TrialNumbers.Say(amount), question = cost.Buys(written);
        if (!bought.HasValue || double.IsInfinity(bought.Number) || bought.Number < 0)
            return at => LawMessages.InverseHasNoValue(at, cost.Name, question, Words(bought));
        double quantity = bought.Number, slack = TrialNumbers.Slack(quantity);
        TrialValue paid = cost.Value(Math.Max(0, quantity - slack));
        if (paid.Outcome == TrialOutcome.Overflow || (paid.HasValue && paid.Number > amount + TrialNumbers.Slack(amount)))
        {
            TrialValue full = cost.Value(quantity);
            string price = full.HasValue ? TrialNumbers.SayBoth(full.Number, amount).First : Words(full);
            return at => LawMessages.InverseTooLarge(at, cost.Name, question, TrialNumbers.Say(quantity), cost.Call(TrialNumbers.Say(quantity)), price, written);
        }

        // The farther beyond the answer a quantity is that the amount still pays for, the plainer the mistake.
        double[] larger = [quantity * 2, quantity + 1, quantity * 1.1, quantity + (Beyond * Math.Max(1, quantity))];
        foreach (double more in larger.Where(more => more > quantity + slack))
        {
            if (cost.Value(more) is not { HasValue: true } price || price.Number > amount) continue;
            return at => LawMessages.InverseTooSmall(
                at, cost.Name, question, TrialNumbers.Say(quantity), cost.Call(TrialNumbers.SayBoth(more, quantity).First), TrialNumbers.Say(price.Number), written);
        }

        return null;
    }

    private static string Words(TrialValue value) => value.Outcome switch
    {
        TrialOutcome.Value => TrialNumbers.Say(value.Number),
        TrialOutcome.Undefined => "undefined",
        _ => "too large a number",
    };
}
