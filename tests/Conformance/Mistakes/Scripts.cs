using Mechanisms.Conformance.Baselines;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Interpreting;
using Mechanisms.Host.Library;

namespace Mechanisms.Conformance.Mistakes;

/// <summary>The scripts of the library and of the examples, and what the compiler says about a text in the place of one.</summary>
internal static class Scripts
{
    public static string Repository { get; } = Path.GetFullPath(Path.Combine(CaseFolder.Root, "..", "..", ".."));

    public static IReadOnlyList<SourceText> All { get; } =
    [
        .. LibraryScripts.Embedded.Scripts,
        .. Directory.EnumerateFiles(Path.Combine(Repository, "examples"), "*.mech", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => new SourceText(Path.GetRelativePath(Repository, file).Replace('\\', '/'), File.ReadAllText(file))),
    ];

    public static IReadOnlyList<Diagnostic> Check(SourceText script) => MechanismCompiler.Check(script, LibraryScripts.Embedded, FormulaTrial.Instance);

    public static IReadOnlyList<Diagnostic> Check(string text) => Check(new SourceText("test.mech", text));

    public static string Print(IEnumerable<Diagnostic> messages) =>
        string.Concat(messages.Select(message => $"    {message.Location.Line}:{message.Location.Column} {message.Code} {message.Message}\n"));
}
