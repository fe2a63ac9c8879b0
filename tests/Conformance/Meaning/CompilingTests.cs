using System.Collections.Immutable;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Interpreting;
using Mechanisms.Host.Library;

namespace Mechanisms.Conformance.Meaning;

/// <summary>What a script may not mean, and whose declarations it means.</summary>
public class CompilingTests
{
    [Fact]
    public void Arguments_have_the_units_that_a_function_declares() => Codes("""
        language 1
        fn tax(x : money) = x * 0.1
        mechanism taxed { set person
            input ballot[person] : votes
            due[p] = tax(ballot[p]) }
        """).ShouldBe(["MECH3002"]);

    [Fact]
    public void A_setting_of_a_cost_reads_no_step() => Codes("""
        language 1
        mechanism circular { set person
            input gift[person] : number
            param price : cost from number to number = power(exponent = level)
            level = price(2)
            due[p] = price(gift[p]) }
        """).ShouldBe(["MECH4016"]);

    [Fact]
    public void A_cost_of_two_quantities_is_a_mistake() => Codes("""
        language 1
        cost odd(n, m) = n * m
        mechanism two { set person
            input gift[person] : number
            param price : cost from number to number = odd
            due[p] = price(gift[p]) }
        """).ShouldBe(["MECH4017"]);

    [Fact]
    public void No_tower_of_powers_comes_round_to_another_unit() => Codes("""
        language 1
        mechanism tower { set person
            input gift[person] : money
            high[p] = (((gift[p] ^ 536870912) ^ 536870912) ^ 64) * 1 votes
            due : votes = sum(p: high[p]) }
        """).ShouldBe(["MECH3002"]);

    [Fact]
    public void A_script_in_a_folder_named_like_one_of_the_library_sees_the_library() => Codes("""
        language 1
        mechanism own { set person
            input gift[person] : number
            due[p] = triangular(linear(gift[p])) }
        """, "library/costs/costs.mech").ShouldBeEmpty();

    private static IEnumerable<string> Codes(string script, string path = "script.mech") =>
        MechanismCompiler.Compile(new SourceText(path, script), null, LibraryScripts.Embedded, ImmutableDictionary<string, RoleChoice>.Empty, FormulaTrial.Instance)
            .Diagnostics.Select(it => it.Code);
}
