namespace Mechanisms.Cli.Tests.Hostile;

public sealed class HostileCommandLineTests : HostileFolder
{
    [Theory]
    [InlineData("--set", "pool")]
    [InlineData("--set", "=1")]
    [InlineData("--set", "")]
    [InlineData("--set", "a:b=1")]
    [InlineData("--set", "pool=1", "--set", "pool=2")]
    [InlineData("--gift", "gifts.csv")]
    [InlineData("--input", "gift=gifts.csv")]
    [InlineData("--format", "xml")]
    [InlineData("--format", "")]
    [InlineData("--format", "csv", "--format", "json")]
    [InlineData("--backend", "gpu")]
    [InlineData("--gfit", "gifts.csv")]
    [InlineData("--out", "")]
    [InlineData("--out", " ")]
    [InlineData("another.json")]
    public void A_wrong_command_line_ends_with_2(params string[] arguments) =>
        RefuseWith(2, ["run", "quadratic_funding", "--gift", "gifts.csv", .. arguments]).Error.ShouldContain("help:");

    [Fact]
    public void A_table_without_a_name_ends_with_2() => RefuseWith(2, "run", "quadratic_funding", "--gift", "", "--set", "pool=1");

    [Theory]
    [InlineData("pol=1")]
    [InlineData("Pool=1")]
    [InlineData("pool=")]
    [InlineData("pool=NaN")]
    [InlineData("pool=1,5")]
    [InlineData("price=nope")]
    [InlineData("price=power(exponent = 1e999)")]
    public void A_value_that_the_mechanism_does_not_take_ends_with_1(string assignment)
    {
        string[] pool = assignment.StartsWith("price", StringComparison.Ordinal) ? ["--set", "pool=1"] : [];
        RefuseInput(["run", "quadratic_funding", "--gift", "gifts.csv", "--set", assignment, .. pool]);
    }

    [Theory]
    [InlineData("run", "d.json")]
    [InlineData("run", "d.mech")]
    [InlineData("run", "")]
    [InlineData("run", "no.json")]
    [InlineData("check", "")]
    [InlineData("test", "")]
    [InlineData("test", "no_such_mechanism")]
    [InlineData("emit", "quadratic_funding", "--set", "zzz=1")]
    public void A_folder_or_nothing_in_place_of_a_file_ends_with_1(params string[] arguments)
    {
        Directory.CreateDirectory(Path.Combine(Home, "d.json"));
        Directory.CreateDirectory(Path.Combine(Home, "d.mech"));
        RefuseInput(arguments);
    }

    [Fact]
    public void A_folder_linked_into_itself_is_looked_through_once()
    {
        Directory.CreateDirectory(Path.Combine(Home, "rules"));
        Directory.CreateSymbolicLink(Path.Combine(Home, "rules", "again"), Path.Combine(Home, "rules"));
        Write("rules/broken.mech", "language 1\n\nmechanism broken is funding {\n    match[p] = nothing_known\n}\n");
        RefuseInput("check", "rules").Error.ShouldContain("1 error\n");
    }

    [Fact]
    public void An_output_that_takes_no_more_is_a_fault_of_the_place_and_not_of_the_tool()
    {
        using var output = new FullDisk();
        using var error = new StringWriter { NewLine = "\n" };
        CliApplication.Run(["--version"], new CliConsole(output, error), TestContext.Current.CancellationToken).ShouldBe(1);
        error.ToString().ShouldContain("MECH7010");
    }

    private sealed class FullDisk : StringWriter
    {
        public override void Write(System.Text.StringBuilder? value) => throw new IOException("No space left on device");
    }
}
