using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Formatting;

namespace Mechanisms.Dsl.Tests.Formatting;

public class RuleTests
{
    [Theory]
    [InlineData("x=a+b-c*d/e div f", "x = a + b - c * d / e div f")]
    [InlineData("x = a ^ 2 ^ - b", "x = a^2^-b")]
    [InlineData("x = - a - -b", "x = -a - -b")]
    [InlineData("x = a<=1 and not(b!=2)or c", "x = a <= 1 and not (b != 2) or c")]
    [InlineData("x[c,p]=sum( c:gift [ c ,p ] )", "x[c, p] = sum(c: gift[c, p])")]
    [InlineData("x = sum(i,j in voter where(i!=j):gift . amount[i,j])", "x = sum(i, j in voter where (i != j): gift.amount[i, j])")]
    [InlineData("x = curve (h;limit[a],speed = 2)", "x = curve(h; limit[a], speed = 2)")]
    [InlineData("x = price . buys ( a )", "x = price.buys(a)")]
    [InlineData("x = (a+b)*( c )", "x = (a + b) * (c)")]
    [InlineData("x = if(a>0)then(1)else(-1)", "x = if (a > 0) then (1) else (-1)")]
    [InlineData("x = a otherwise(b)", "x = a otherwise (b)")]
    [InlineData("open x[a]:money per votes ^ 2=1  money", "open x[a] : money per votes^2 = 1 money")]
    [InlineData("param a:money ^ ( 1 / 2 ),at least-1=0", "param a : money^(1/2), at least -1 = 0")]
    [InlineData("param a : share=25%", "param a : share = 25%")]
    [InlineData("param a:yes / no=yes", "param a : yes/no = yes")]
    [InlineData("param price   :  cost from votes to credits=power(exponent=1.5)", "param price : cost from votes to credits = power(exponent = 1.5)")]
    [InlineData("unit good=1/money*votes", "unit good = 1 / money * votes")]
    [InlineData("input g[a ,b]{x:money ; y = x*2}repeats add", "input g[a, b] { x : money; y = x * 2 } repeats add")]
    [InlineData("accept c  x when(t[x]>0%)otherwise \"{ x } is  not\"", "accept c x when (t[x] > 0%) otherwise \"{ x } is  not\"")]
    [InlineData("round x down to(1),at most(2),remainder to largest fractions", "round x down to (1), at most (2), remainder to largest fractions")]
    [InlineData("x = 10_000 + 2.5e-3", "x = 10_000 + 2.5e-3")]
    [InlineData("票数[投票者]=合計(投票者:重み[ 投票者 ])", "票数[投票者] = 合計(投票者: 重み[投票者])")]
    [InlineData("example \"e\"{given g={a,2024-01-05,- 2;\"b\" , 3 ,yes};expect x[a,\"b c\"]=+ 1 within 1e-9}", "example \"e\" { given g = { a, 2024-01-05, -2; \"b\", 3, yes }; expect x[a, \"b c\"] = +1 within 1e-9 }")]
    [InlineData("example \"e\" { }", "example \"e\" {}")]
    public void Members_have_one_spacing(string written, string expected) =>
        Formatted.Of($"language 1\nkind k {{\n{written}\n}}").ShouldBe($"language 1\n\nkind k {{\n    {expected}\n}}\n");

    [Theory]
    [InlineData("cost power ( n;exponent=1.5 )=n ^ exponent", "cost power(n; exponent = 1.5) = n^exponent")]
    [InlineData("fn half(x:money=2 money)=x/2", "fn half(x : money = 2 money) = x / 2")]
    [InlineData("import   \"a.mech\"", "import \"a.mech\"")]
    [InlineData("mechanism a is b but{cap=15%}", "mechanism a is b but { cap = 15% }")]
    [InlineData("kind a{}", "kind a {}")]
    public void Declarations_have_one_spacing(string written, string expected) =>
        Formatted.Of($"language   1;{written}").ShouldBe($"language 1;\n\n{expected}\n");

    [Fact]
    public void Blocks_are_indented_and_blank_lines_kept_to_one() => Formatted.Of(
        """


        language 1
        kind k
        {

          set a


              set b
        /// About c.

          set c

        }
        mechanism m is k { x = 1
          example "e" {
                given g = { a, 1;  b, 2
             c, 3 } expect x = 1 }
          }


        """).ShouldBe(
        """
        language 1

        kind k {
            set a

            set b
            /// About c.
            set c
        }

        mechanism m is k {
            x = 1
            example "e" {
                given g = {
                    a, 1; b, 2
                    c, 3
                }
                expect x = 1
            }
        }

        """);

    [Fact]
    public void Line_breaks_inside_a_statement_stay_and_are_indented() => Formatted.Of(
        """
        language 1
        cost triangular(n) = n
          buys x = 4 * x
        mechanism m {
        x = max(a,
          min(b,
        c),
             d
         ) +
         1
        y = max(
        a,

        b
        )
          + 2
        input g[a] {
         v : money
        }
          repeats add
        }
        """).ShouldBe(
        """
        language 1

        cost triangular(n) = n
            buys x = 4 * x

        mechanism m {
            x = max(a,
                    min(b,
                        c),
                    d
                   ) +
                1
            y = max(
                a,
                b
            )
                + 2
            input g[a] {
                v : money
            }
                repeats add
        }

        """);

    [Fact]
    public void Comments_stay_with_their_lines() => Formatted.Of(
        """
        // Before everything.

        language 1 // the first
          // On its own.
        /// Doc.
        kind k // opens
        { // behind the brace
        // first
          set a// trailing
            /// About b.
          set b

          // last
        }
        // The end.
        """).ShouldBe(
        """
        // Before everything.

        language 1  // the first

        // On its own.
        /// Doc.
        kind k  // opens
        {  // behind the brace
            // first
            set a  // trailing
            /// About b.
            set b

            // last
        }
        // The end.

        """);

    [Fact]
    public void Imports_and_plain_functions_may_stand_together() => Formatted.Of(
        """
        language 1
        import "a.mech"
        import "b.mech"
        cost a(n)   = n      // one
        cost bcd(n) = n^2    // two

        cost e(n) = n
        /// Documented.
        cost f(n) = n
        kind k {}
        """).ShouldBe(
        """
        language 1

        import "a.mech"
        import "b.mech"

        cost a(n) = n  // one
        cost bcd(n) = n^2  // two

        cost e(n) = n

        /// Documented.
        cost f(n) = n

        kind k {}

        """);

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Line_ends_become_line_feeds_and_a_byte_order_mark_goes(string lineEnd) =>
        Formatted.Of($"\uFEFFlanguage 1{lineEnd}{lineEnd}kind k {{{lineEnd}    set a  // b{lineEnd}}}").ShouldBe("language 1\n\nkind k {\n    set a  // b\n}\n");

    [Theory]
    [InlineData("")]
    [InlineData("kind k { set a }")]
    [InlineData("language 1\nkind k {\n  set a")]
    [InlineData("language 1\nmechanism m { x = (1 + }")]
    [InlineData("language 1\nmechanism m { x = 1 × 2 }")]
    public void A_script_with_mistakes_stays_as_it_is(string text)
    {
        FormatResult result = ScriptFormatter.Format(new SourceText("test.mech", text));
        result.Text.ShouldBeNull();
        result.Diagnostics.ShouldNotBeEmpty();
        result.Diagnostics.ShouldAllBe(message => message.Code.StartsWith("MECH1"));
    }
}
