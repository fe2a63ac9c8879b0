namespace Mechanisms.Cli.Tests;

/// <summary><c>mech check --shape</c></summary>
public class ShapeTests
{
    [Fact]
    public void It_shows_what_is_known_of_steps_and_searches()
    {
        MechRun run = Mech.Run("check", "--shape", "share_cap");
        run.Error.ShouldBeEmpty();
        run.Status.ShouldBe(0);
        run.Out.ShouldBe("""
            share_cap
                pot               at least 0
                    largest t:
                        `sum(a: min(limit[a], t / leverage[a]))` is at least 0, and rises, ever more slowly
                        `t` is at least 0, and rises in a straight line
                        found by bisection: the distance of the sides is bent downwards, so the condition holds on one stretch from the lower end up; where both sides are equal the slope decides
                payment           at least 0
                paid_in_all       at least 0
                payers            at least 0
                effective_payers  at least 0
                largest_part      at least 0

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void What_is_not_proven_is_shown_beside_the_message()
    {
        string folder = Directory.CreateTempSubdirectory("shapes-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "ours.mech"), """
                language 1
                mechanism ours {
                    set person
                    input age[person] : number, at least 0
                    twice = largest(x in 0..10: (x - 3)^2 >= 1)
                    joining = largest(k in whole 0..9: count(p: age[p] <= k) >= k)
                    least = smallest(x in 0..10: sum(p: age[p] * x) >= 3)
                }
                """);
            MechRun run = Mech.RunIn(folder, "check", "--shape", "ours.mech");
            run.Status.ShouldBe(1);
            run.Error.ShouldContain("MECH4101");
            run.Out.ShouldContain("`(x - 3)^2` is at least 0, and is bent upwards");
            run.Out.ShouldContain("nothing proves that an answer is not passed by");
            run.Out.ShouldContain("found by iteration: the other side never falls as `k` grows, so the way from the upper end passes no answer");
            run.Out.ShouldContain("found by bisection: ");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void It_wants_scripts_and_writes_text()
    {
        Mech.Run("check", "--shape").Error.ShouldContain("mech check --shape needs at least one script");
        Mech.Run("check", "--shape", "round.json").Status.ShouldBe(2);
        Mech.Run("check", "--shape", "share_cap", "--format", "json").Error.ShouldContain("writes text only");
    }
}
