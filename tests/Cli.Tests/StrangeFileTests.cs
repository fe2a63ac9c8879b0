namespace Mechanisms.Cli.Tests;

/// <summary>Files that are no scripts: <c>mech check</c> says so and ends well.</summary>
public sealed class StrangeFileTests : IDisposable
{
    private const string Name = "strange.mech";

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_empty_file() => Check([]).ShouldContain("MECH1005");

    [Fact]
    public void Bytes_that_are_no_text() => Check([.. "language 1\n"u8, 0xC3, 0x28, 0xFF]).ShouldContain("MECH8004");

    [Fact]
    public void Zeros() => Check([.. "language 1\nmechanism m {\n    a = 1 \0\0\n}\n"u8]).ShouldContain("MECH1065");

    [Fact]
    public void Ten_million_bytes() => Check(new byte[10_000_000]).ShouldContain("MECH8005");

    [Fact]
    public void A_hundred_thousand_brackets() =>
        Check([.. "language 1\nmechanism m {\n    a = "u8, .. Enumerable.Repeat((byte)'(', 100_000), .. "1\n}\n"u8]).ShouldContain("MECH1070");

    [Fact]
    public void A_name_of_a_million_letters() =>
        Check([.. "language 1\nmechanism m {\n    "u8, .. Enumerable.Repeat((byte)'n', 990_000), .. " = 1\n}\n"u8]).ShouldContain("MECH1068");

    private string Check(byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(_folder, Name), bytes);
        MechRun run = Mech.RunIn(_folder, "check", Name);
        run.Status.ShouldBe(1);
        return run.Error;
    }
}
