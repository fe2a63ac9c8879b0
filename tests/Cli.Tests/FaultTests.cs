namespace Mechanisms.Cli.Tests;

public class FaultTests
{
    [Fact]
    public void A_fault_of_the_tool_says_so_without_a_stack_trace()
    {
        MechRun run = Fail(debugFaults: false);
        run.Error.ShouldContain("error MECH9001");
        run.Error.ShouldContain("BrokenConsole");
        run.Error.ShouldNotContain(" at ");
        run.Status.ShouldBe(3);
    }

    [Fact]
    public void A_fault_of_the_tool_shows_its_stack_trace_when_asked() => Fail(debugFaults: true).Error.ShouldContain(" at ");

    private static MechRun Fail(bool debugFaults)
    {
        using var error = new StringWriter { NewLine = "\n" };
        using var output = new BrokenWriter();
        int status = CliApplication.Run(["--version"], new CliConsole(output, error) { DebugFaults = debugFaults }, TestContext.Current.CancellationToken);
        return new MechRun(status, "", error.ToString());
    }

    private sealed class BrokenWriter : StringWriter
    {
        public override void Write(System.Text.StringBuilder? value) => throw new InvalidOperationException("BrokenConsole");
    }
}
