using Mechanisms.Conformance.Mistakes;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host;
using Mechanisms.Host.Examples;
using Mechanisms.Host.Library;

namespace Mechanisms.Conformance.Vectors;

/// <summary>
/// Results that somebody else computed, or that 60-digit arithmetic gives: examples that are put into scripts of the
/// library, compiled and interpreted. A file that begins with its language is a script of its own.
/// </summary>
public class VectorTests
{
    private static string Folder { get; } = Path.Combine(Scripts.Repository, "tests", "Conformance", "Vectors");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.mech").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_mechanism_gives_what_others_computed(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file), text = File.ReadAllText(Path.Combine(Folder, file));
        var script = new SourceText($"library/vectors/{file}", text.StartsWith("language", StringComparison.Ordinal) ? text : Extended(name, text));
        var library = LibraryScripts.Of([.. LibraryScripts.Embedded.Scripts.Where(other => !Declares(other, name)), script]);
        TestReport report = new MechanismHost(library, Folder).Test([name], TestContext.Current.CancellationToken);
        Scripts.Print([.. report.Diagnostics, .. report.Examples.SelectMany(example => example.Diagnostics)]).ShouldBe("");
        report.Examples.ShouldNotBeEmpty();
    }

    private static bool Declares(SourceText script, string name) => script.Content.Contains($"mechanism {name} ", StringComparison.Ordinal);

    // The examples go where the mechanism ends, which is where its script ends.
    private static string Extended(string name, string examples)
    {
        string content = LibraryScripts.Embedded.Scripts.Single(script => Declares(script, name)).Content.TrimEnd();
        content.ShouldEndWith("}");
        return $"{content[..^1]}\n{examples}\n}}\n";
    }
}
