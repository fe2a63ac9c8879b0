using System.Text;

namespace Mechanisms.Cli.Tests;

public sealed class FmtTests : IDisposable
{
    private const string Right = "language 1\n\nkind k {\n    set a\n}\n";
    private const string Wrong = "language 1\nkind k { \n  set  a\n}";
    private readonly string _folder = Directory.CreateTempSubdirectory("mech-fmt-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Files_are_rewritten_in_place()
    {
        Write("a.mech", Wrong);
        MechRun run = Mech.RunIn(_folder, "fmt", "a.mech");
        run.Error.ShouldBeEmpty();
        run.Out.ShouldBe("formatted a.mech\n1 script: 1 formatted, 0 already right\n");
        run.Status.ShouldBe(0);
        Read("a.mech").ShouldBe(Right);
        Directory.GetFiles(_folder).Length.ShouldBe(1);
    }

    [Fact]
    public void A_file_that_is_right_is_not_touched()
    {
        Write("a.mech", Right);
        var old = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Path.Combine(_folder, "a.mech"), old);
        Mech.RunIn(_folder, "fmt", "a.mech").Out.ShouldBe("1 script: 0 formatted, 1 already right\n");
        File.GetLastWriteTimeUtc(Path.Combine(_folder, "a.mech")).ShouldBe(old);
    }

    [Fact]
    public void A_folder_means_the_scripts_in_and_below_it()
    {
        Write("a.mech", Wrong);
        Write("below/b.mech", Wrong);
        Write("below/c.txt", Wrong);
        Mech.RunIn(_folder, "fmt", ".", "a.mech").Status.ShouldBe(0);
        Read("a.mech").ShouldBe(Right);
        Read("below/b.mech").ShouldBe(Right);
        Read("below/c.txt").ShouldBe(Wrong);
    }

    [Fact]
    public void A_check_changes_nothing_and_shows_the_first_line_that_differs()
    {
        Write("a.mech", Wrong);
        Write("b.mech", Right);
        MechRun run = Mech.RunIn(_folder, "fmt", "--check", "a.mech", "b.mech");
        run.Status.ShouldBe(1);
        run.Out.ShouldBe("a.mech:2\n  - kind k { \n  + \n2 scripts: 1 would change, 1 already right\n");
        Read("a.mech").ShouldBe(Wrong);
        Mech.RunIn(_folder, "fmt", "--check", "b.mech").Status.ShouldBe(0);
    }

    [Fact]
    public void Line_ends_and_byte_order_marks_are_differences_too()
    {
        Write("a.mech", Right.ReplaceLineEndings("\r\n"));
        Write("b.mech", "\uFEFF" + Right);
        MechRun run = Mech.RunIn(_folder, "fmt", "--check", ".");
        run.Status.ShouldBe(1);
        run.Out.ShouldContain("  - language 1\\r\n");
        run.Out.ShouldContain("  - \\u{FEFF}language 1\n");
        Mech.RunIn(_folder, "fmt", ".").Status.ShouldBe(0);
        File.ReadAllBytes(Path.Combine(_folder, "a.mech")).ShouldBe(Encoding.UTF8.GetBytes(Right));
        File.ReadAllBytes(Path.Combine(_folder, "b.mech")).ShouldBe(Encoding.UTF8.GetBytes(Right));
    }

    [Fact]
    public void A_script_with_mistakes_is_left_alone_and_the_others_are_formatted()
    {
        Write("a.mech", "language 1\nkind k {\n  set");
        Write("b.mech", Wrong);
        MechRun run = Mech.RunIn(_folder, "fmt", "a.mech", "b.mech");
        run.Status.ShouldBe(1);
        run.Error.ShouldContain("--> a.mech:3");
        run.Out.ShouldEndWith("2 scripts: 1 formatted, 0 already right, 1 left alone\n");
        Read("a.mech").ShouldBe("language 1\nkind k {\n  set");
        Read("b.mech").ShouldBe(Right);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("--stdin")]
    public void Standard_input_is_printed_formatted(string word)
    {
        MechRun run = RunWithInput(Wrong, "fmt", word);
        run.Out.ShouldBe(Right);
        run.Error.ShouldBeEmpty();
        run.Status.ShouldBe(0);
    }

    [Fact]
    public void Broken_standard_input_prints_only_messages()
    {
        MechRun run = RunWithInput("language 1\nkind {", "fmt", "-");
        run.Out.ShouldBeEmpty();
        run.Error.ShouldContain("--> standard input:2");
        run.Status.ShouldBe(1);
    }

    [Fact]
    public void A_check_of_standard_input_prints_the_difference()
    {
        MechRun run = RunWithInput(Wrong, "fmt", "--check", "-");
        run.Out.ShouldStartWith("standard input:2\n");
        run.Status.ShouldBe(1);
    }

    [Fact]
    public void Missing_files_and_missing_words_are_told_apart()
    {
        MechRun missing = Mech.RunIn(_folder, "fmt", "none.mech");
        missing.Status.ShouldBe(1);
        missing.Error.ShouldContain("MECH8001");
        Mech.RunIn(_folder, "fmt").Status.ShouldBe(2);
        Mech.RunIn(_folder, "fmt", "-", "a.mech").Status.ShouldBe(2);
    }

    [Fact]
    public void A_file_that_cannot_be_written_stays()
    {
        Write("a.mech", Wrong);
        string path = Path.Combine(_folder, "a.mech");
        File.SetAttributes(path, FileAttributes.ReadOnly);
        MechRun run = Mech.RunIn(_folder, "fmt", "a.mech");
        File.SetAttributes(path, FileAttributes.Normal);
        run.Status.ShouldBe(1);
        run.Error.ShouldContain("MECH8011");
        Read("a.mech").ShouldBe(Wrong);
        Directory.GetFiles(_folder).Length.ShouldBe(1);
    }

    [Fact]
    public void A_link_stays_a_link_and_permissions_stay()
    {
        if (OperatingSystem.IsWindows()) return;
        Write("a.mech", Wrong);
        string path = Path.Combine(_folder, "a.mech");
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        File.SetUnixFileMode(path, mode);
        string link = File.CreateSymbolicLink(Path.Combine(_folder, "link.mech"), path).FullName;
        Mech.RunIn(_folder, "fmt", "link.mech").Status.ShouldBe(0);
        File.ResolveLinkTarget(link, returnFinalTarget: false).ShouldNotBeNull();
        File.GetUnixFileMode(path).ShouldBe(mode);
        Read("a.mech").ShouldBe(Right);
    }

    [Fact]
    public void The_library_and_the_examples_are_in_their_canonical_layout()
    {
        MechRun run = Mech.RunIn(Root(AppContext.BaseDirectory), "fmt", "--check", "src/Mechanisms/Library", "examples");
        run.Status.ShouldBe(0, run.Out);
    }

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "Mechanisms.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);

    private static MechRun RunWithInput(string input, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(input));
        int status = CliApplication.Run(arguments, new CliConsole(output, error) { In = stream }, TestContext.Current.CancellationToken);
        return new MechRun(status, output.ToString(), error.ToString());
    }

    private void Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    private string Read(string name) => File.ReadAllText(Path.Combine(_folder, name));
}
