using System.Text;

namespace Mechanisms.Conformance.Baselines;

/// <summary>Compares what is produced with what was blessed.</summary>
internal static class Baseline
{
    /// <summary>Fails with the lines that differ; when blessing, writes what is produced instead.</summary>
    public static void ShouldMatch(string path, string produced)
    {
        string blessed = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (produced == blessed) return;
        if (CaseFolder.IsBlessing) File.WriteAllText(path, produced, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        else Assert.Fail($"{path} differs (- blessed, + produced); MECH_BLESS=1 dotnet test --project tests/Conformance accepts it\n{Diff(blessed, produced)}");
    }

    /// <summary>The changed lines with two lines around them.</summary>
    internal static string Diff(string blessed, string produced)
    {
        const int around = 2;
        string[] old = blessed.Split('\n'), now = produced.Split('\n');
        var lines = new List<(char Sign, string Text)>();
        int[,] common = CommonLines(old, now);
        int i = 0, j = 0;
        while (i < old.Length || j < now.Length)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j]) (i, j, lines) = (i + 1, j + 1, With(' ', old[i]));
            else if (j == now.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1])) (i, lines) = (i + 1, With('-', old[i]));
            else (j, lines) = (j + 1, With('+', now[j]));
        }

        IEnumerable<string> shown = lines
            .Where((_, at) => lines.Skip(at - around).Take((2 * around) + 1 + Math.Min(0, at - around)).Any(line => line.Sign != ' '))
            .Select(line => $"{line.Sign} {line.Text}");
        return string.Join('\n', shown);

        List<(char Sign, string Text)> With(char sign, string text)
        {
            lines.Add((sign, text));
            return lines;
        }
    }

    // common[i, j]: how many lines the rests from i and from j have in common at most.
    private static int[,] CommonLines(string[] old, string[] now)
    {
        var common = new int[old.Length + 1, now.Length + 1];
        for (int i = old.Length - 1; i >= 0; i--)
        {
            for (int j = now.Length - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }
}
