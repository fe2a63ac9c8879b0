namespace Mechanisms.Conformance.Docs;

/// <summary>
/// A block marked <c>mech</c> as a whole script, and the message that it must give. A block may be a whole script already,
/// or a part that is put into a small one: <c>declarations</c> beside mechanisms, <c>members</c> of a mechanism, or
/// <c>formulas</c>, one a line.
/// </summary>
/// <param name="Script">The script.</param>
/// <param name="Error">The code of the one message that it must give; null when it must give none.</param>
internal sealed record Snippet(string Script, string? Error)
{
    private const string Head = "language 1\n\n";

    private const string Opening = Head + """
        mechanism sample {
            set contributor
            set project
            input gift[contributor, project] : money, at least 0, repeats add
            input trust[contributor] : share = 100%
            param pool : money = 1000

        """;

    private const string Example = """
            example "runs" {
                given gift = { ada, park, 1; ben, park, 4; ben, pool, 9 }
            }

        """;

    /// <summary>Reads the words behind the fence: nothing, a kind of part, or <c>error CODE</c> with or without one.</summary>
    public static Snippet Of(MarkdownBlock block)
    {
        string[] words = block.Words;
        string? error = words is ["error", var code, ..] ? code : null;
        string kind = words[(error is null ? 0 : 2)..] switch
        {
            [] => "script",
            [var only] => only,
            _ => throw new InvalidDataException($"line {block.Line}: `{string.Join(' ', words)}` is not understood"),
        };
        return new Snippet(ScriptOf(block, kind), error);
    }

    private static string ScriptOf(MarkdownBlock block, string kind) => kind switch
    {
        "script" => block.Text,
        "declarations" => Head + block.Text,
        "members" => InMechanism(block.Text),
        "formulas" => InMechanism(string.Concat(block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select((formula, at) => $"formula_{at}[c in contributor, p in project] = {formula}\n"))),
        _ => throw new InvalidDataException($"line {block.Line}: there is no kind of part `{kind}`"),
    };

    // A part that brings no example is run on one of ours, so that its steps are computed too.
    private static string InMechanism(string members) =>
        Opening + members + (members.Contains("example \"", StringComparison.Ordinal) ? "" : Example) + "}\n";
}
