using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax;
using Mechanisms.Dsl.Syntax.Parsing;

namespace Mechanisms.Dsl.Tests.Syntax;

/// <summary>Scripts in the shapes that the library uses.</summary>
public static class Samples
{
    public const string Kind = """
        language 1

        /// A round in which people give money to projects and a pool adds to the gifts.
        kind funding {
            set contributor
            set project
            unit influence

            /// One row for each gift. Several gifts of one person to one project add up.
            input gift[contributor, project] : money, at least 0, repeats add
            /// How far a contributor counts.
            input trust[contributor] : share = 100%

            /// What the pool adds to each project's gifts.
            output match[project] : money
        }
        """;

    public const string Costs = """
        language 1

        cost linear(n)                = n
        cost quadratic(n)             = n^2
        cost triangular(n)            = n * (n + 1) / 2                  // the n-th unit costs n
            buys x = 4 * x / (sqrt(8 * x + 1) + 1)                       // a stated inverse; the compiler checks it
        cost power(n; exponent = 1.5) = n^exponent
        cost one_person_one_vote(n)   = if n <= 1 then 0 else unaffordable
        saturation arctangent(h; limit, speed) = limit * 2/pi * arctan(h * speed)
        fn half(x : money = 2 money) = x / 2
        """;

    public const string Mechanism = """
        language 1
        import "funding.mech"

        /// Many small gifts beat one large gift.
        mechanism quadratic_funding is funding {
            /// What the pool has to give.
            param pool : money, at least 0
            /// The largest part of the pool that one project may take.
            param cap : share = 100%
            /// What n units of influence cost. With `linear` the subsidy vanishes.
            param price : cost from influence to money = quadratic

            accept contributor c when trust[c] > 0% otherwise "{c} is not trusted"

            raised[p] = sum(c: gift[c, p])
            open counted[c, p] = trust[c] * gift[c, p]
            /// How loudly each contributor speaks for each project.
            say[c, p] = price.buys(counted[c, p])
            open ideal[p] = price(sum(c: say[c, p]))
            open subsidy[p] = ideal[p] - sum(c: price(say[c, p]))
            total = sum(p: subsidy[p])
            level = if total <= pool then 1 else pool / total
            open match[p] : money = min(cap * pool,
                                        level * subsidy[p])

            round match to 0.01, remainder to largest fractions

            example "ten people give one dollar each" {
                given pool = 1000
                given gift = { ada, park, 1; ben, park, 1 }
                expect match[park] = 90
            }
        }

        mechanism capped is quadratic_funding but { cap = 15% }
        """;

    public const string Columns = """
        language 1
        kind richer {
            ordered set day
            set voter ignoring case
            open unit good = money
            input gift[voter, day] {
                amount : money, at least 0
                /// How far the row counts.
                coefficient : share = 100%
                at : time
                counted = amount * coefficient
            } repeats mean
            input passes[voter] { grade : number; succeeded : yes/no = yes }
            input seed : text
            output power[voter] : whole votes^2 per money
        }
        mechanism rich is richer {
            param pace : number per height = 0.1, above 0, at most 1
            accept gift[v, d] when amount > 0 money and not (coefficient = 0%) otherwise "{{v}} gave {amount}"
            accept gift when present gift[v, d]
            passes_all = all(v: passes.succeeded[v]) and
                grade = 5
            pairs[v] = sum(i, j in voter where i != j and present gift[i, d]: gift.amount[i, d] ^ -2 div 3)
            quorum = count(v in voter where passes[v])
            power[v in voter] = -gift[v, d]^2 otherwise (unaffordable otherwise 3 money per votes)
            round power down to 1, at most cap * pool
            example "tables with rows in lines" {
                given gift = {
                    ada, 2024-01-05, 1, 50%, yes
                    "ben b", d2, -2.5e-3, 1, no
                }
                given price = power(exponent = 1.5)
                expect power[ada, "x y", 3] = -2 within 1e-9
                expect quorum = yes
            }
        }
        """;

    public static readonly string[] All = [Kind, Costs, Mechanism, Columns];

    public static SyntaxTree Parse(string text) => ScriptParser.Parse(new SourceText("test.mech", text.ReplaceLineEndings("\n")));

    /// <summary>The messages, one a line, without their help.</summary>
    public static string[] Messages(string text) =>
        [.. Parse(text).Diagnostics.Select(message => $"{message.Location.Line}:{message.Location.Column} {message.Message}")];
}
