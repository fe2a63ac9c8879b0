using System.Text;
using System.Text.RegularExpressions;
using CsCheck;

namespace Mechanisms.Conformance.Damaged;

/// <summary>A good round and its tables, damaged at random: it is run or refused, and never anything in between.</summary>
public sealed partial class GeneratedDamageTests : IDisposable
{
    private const string Round = """
        {
          "mechanism": "quadratic_funding",
          "params": { "pool": 100, "cap": "20%" },
          "inputs": { "gift": { "file": "gifts.csv", "numbers": "1.234,56 €", "yes": ["x"] } },
          "members": { "project": "projects.csv" },
          "badRows": "stop"
        }
        """;

    private const string Gifts = "contributor;project;gift\nada;park;1.000,50 €\n\"ben \"\"b\"\"\";\"the\nzoo\";4\ncafé;park;12\n";
    private const string Projects = "project,title\npark,The park\n\"the\nzoo\",\"Zoo, old\"\n";

    // What text is made of, so that damage meets the parts that matter.
    private static readonly byte[] Likely = [.. "\",;\n\r\t|{}[]:.01-€#é"u8, 0, 0xFF, 0xC3, 0xEF];

    private readonly string _folder = Directory.CreateTempSubdirectory("damage-").FullName;

    private enum Damage
    {
        Delete,
        Double,
        Swap,
        Replace,
        Insert,
        Cut,
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Random_damage_is_run_or_refused_with_every_place_inside_the_file()
    {
        Gen<(int File, int Kind, int At, int Length, int Byte)[]> damages =
            Gen.Select(Gen.Int[0, 2], Gen.Int[0, 5], Gen.Int[0, 10_000], Gen.Int[1, 12], Gen.Int[0, 10_000]).Array[1, 3];
        damages.Sample(Check, iter: 600, threads: 1);
    }

    private void Check((int File, int Kind, int At, int Length, int Byte)[] damages)
    {
        foreach (string left in Directory.EnumerateFileSystemEntries(_folder))
        {
            if (Directory.Exists(left)) Directory.Delete(left, recursive: true);
            else File.Delete(left);
        }

        string[] names = ["round.json", "gifts.csv", "projects.csv"];
        byte[][] files = [.. new[] { Round, Gifts, Projects }.Select(Encoding.UTF8.GetBytes)];
        foreach ((int file, int kind, int at, int length, int each) in damages) files[file] = Damaged(files[file], (Damage)kind, at, length, Likely[each % Likely.Length]);
        for (int i = 0; i < names.Length; i++) File.WriteAllBytes(Path.Combine(_folder, names[i]), files[i]);

        DamagedRun run = DamagedFolder.Run(_folder);
        run.Status.ShouldBeOneOf(0, 1);
        if (run.Status == 0)
        {
            run.Left.ShouldContain("results/results.json");
            return;
        }

        run.Out.ShouldBeEmpty();
        run.Left.ShouldBeEmpty();
        run.Error.ShouldContain("error MECH");
        foreach (Match place in Place().Matches(run.Error))
        {
            int at = Array.IndexOf(names, place.Groups["file"].Value);
            if (at < 0) continue;
            string[] lines = Encoding.UTF8.GetString(files[at]).Split(["\r\n", "\n", "\r"], StringSplitOptions.None);
            int line = int.Parse(place.Groups["line"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
            int column = int.Parse(place.Groups["column"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
            line.ShouldBeInRange(1, lines.Length, run.Error);
            column.ShouldBeInRange(1, lines[line - 1].TrimStart('\uFEFF').Length + 2, run.Error);
        }
    }

    private static byte[] Damaged(byte[] file, Damage damage, int at, int length, byte each)
    {
        if (file.Length == 0) return [each];
        at %= file.Length;
        length = Math.Min(length, file.Length - at);
        return damage switch
        {
            Damage.Delete => [.. file[..at], .. file[(at + length)..]],
            Damage.Double => [.. file[..(at + length)], .. file[at..]],
            Damage.Swap => [.. file[..at], .. file[at..(at + length)].Reverse(), .. file[(at + length)..]],
            Damage.Replace => [.. file[..at], each, .. file[(at + 1)..]],
            Damage.Insert => [.. file[..at], each, .. file[at..]],
            _ => file[..at],
        };
    }

    [GeneratedRegex("--> (?<file>[^\n:]+):(?<line>[0-9]+):(?<column>[0-9]+)\n", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
