using System.Text;

namespace Mechanisms.Cli.Tests.Records;

public sealed class PseudonymTests : RecordedFolder
{
    private static readonly string[] Ids = ["adalbert", "benedikta", "evangeline", "zdzislaw", "parkland", "swimmingpool", "playground", "unheard-of"];

    public PseudonymTests()
    {
        Write("secret.key", "a key of some letters\n");
        Write("gifts.csv", Gifts + "unheard-of,nowhere,3\n");
        Write("round.json", Read("round.json").Replace("\"params\"", "\"badRows\": \"drop\", \"params\"", StringComparison.Ordinal));
        Write("shares.mech", Script.Replace("round match", "example \"one\" {\n        given pool = 1\n        given gift = { adalbert, parkland, 1 }\n        expect match[parkland] = 1\n    }\n    round match", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("csv")]
    public void No_id_is_in_any_byte_that_is_written(string format)
    {
        MechRun run = Mech("run", "round.json", "--out", "public", "--pseudonymise", "--key-file", "secret.key", "--format", format, "--steps");
        run.Status.ShouldBe(0, run.Error);
        var bytes = new StringBuilder(run.Out + run.Error);
        foreach (string file in Directory.EnumerateFiles(In("public"))) bytes.Append(Encoding.Latin1.GetString(File.ReadAllBytes(file)));
        string all = bytes.ToString();
        foreach (string id in Ids) all.ShouldNotContain(id, Case.Insensitive);
        all.ShouldContain("id-");
        all.ShouldContain("and 50 is the most");
    }

    [Fact]
    public void The_same_holds_for_wide_tables_texts_and_names_of_the_second_index()
    {
        Write("odd.mech", "language 1\n\nmechanism odd {\n    set person\n    input trust[person, person] {\n        weight : number\n        note : text = \"\"\n    }\n    output total[person] : number\n\n    accept trust[a, b] when weight < 5 otherwise \"{note}: {b}\"\n    total[p] = sum(q: trust.weight[q, p])\n}\n");
        Write("trust.csv", "person,person.2,weight,note\nadalbert,benedikta,1,adalbert said so\nbenedikta,adalbert,7,benedikta said so\n");
        Write("round.json", """{ "mechanism": "odd.mech", "inputs": { "trust": "trust.csv" } }""");
        Write("wide.mech", "language 1\n\nmechanism wide {\n    set voter\n    set option\n    input ballot[voter, option] : number\n    output total[option] : number\n\n    total[o] = sum(v: ballot[v, o])\n}\n");
        Write("ballots.csv", "voter,parkland,swimmingpool\nadalbert,1,2\n");
        Write("wide.json", """{ "mechanism": "wide.mech", "inputs": { "ballot": { "file": "ballots.csv", "wide": { "option": ["parkland", "swimmingpool"] } } } }""");
        foreach (string round in new[] { "round.json", "wide.json" })
        {
            MechRun run = Mech("run", round, "--out", "public", "--pseudonymise", "--key-file", "secret.key");
            run.Status.ShouldBe(0, run.Error);
            string all = run.Out + run.Error + string.Concat(Directory.EnumerateFiles(In("public")).Select(File.ReadAllText));
            foreach (string id in Ids) all.ShouldNotContain(id, Case.Insensitive);
            Mech("verify", "public", "--key-file", "secret.key").Status.ShouldBe(0);
        }
    }

    [Fact]
    public void Messages_of_a_run_that_fails_name_nobody()
    {
        Write("round.json", Read("round.json").Replace("drop", "stop", StringComparison.Ordinal));
        Write("gifts.csv", Gifts + "unheard-of,parkland,x\nadalbert,parkland\n");
        MechRun run = Mech("run", "round.json", "--pseudonymise", "--key-file", "secret.key");
        run.Status.ShouldBe(1);
        run.Error.ShouldContain("gifts.csv:7");
        foreach (string id in Ids) run.Error.ShouldNotContain(id);
        Write("gifts.csv", Gifts);
        Write("shares.mech", Script.Replace("otherwise 0", "", StringComparison.Ordinal).Replace("sum(q: raised[q])", "0", StringComparison.Ordinal));
        MechRun undefined = Mech("run", "round.json", "--pseudonymise", "--key-file", "secret.key");
        undefined.Error.ShouldContain("`match[…]` is undefined");
        foreach (string id in Ids) undefined.Error.ShouldNotContain(id);
    }

    [Fact]
    public void Results_are_those_of_the_run_under_other_names_and_in_the_order_of_these()
    {
        Run("plain");
        Run("public", "--pseudonymise", "--key-file", "secret.key");
        Values("public").Order(StringComparer.Ordinal).ShouldBe(Values("plain").Order(StringComparer.Ordinal));
        string[] names = [.. File.ReadLines(In("public/match.csv")).Skip(1).Select(line => line.Split(',')[0])];
        names.ShouldBe(names.Order(StringComparer.Ordinal));
        names.ShouldAllBe(name => name.StartsWith("id-", StringComparison.Ordinal) && name.Length == 19);

        string[] Values(string folder) => [.. File.ReadLines(In(folder + "/match.csv")).Skip(1).Select(line => line.Split(',')[1])];
    }

    [Fact]
    public void A_record_of_pseudonyms_is_verified_with_its_key_and_with_no_other()
    {
        Write("plain.csv", Gifts);
        Run("public", "--pseudonymise", "--key-file", "secret.key");
        Run("again", "--pseudonymise", "--key-file", "secret.key");
        Read("again/record.json").ShouldBe(Read("public/record.json"));
        Mech("verify", "public", "--key-file", "secret.key").Out.ShouldStartWith("identical");
        Mech("verify", "public").Error.ShouldContain("MECH8206");
        Write("other.key", "another key of letters");
        Mech("verify", "public", "--key-file", "other.key").Error.ShouldContain("MECH8207");
        Write("gifts.csv", Read("gifts.csv").Replace("benedikta,parkland,4", "benedikta,parkland,5", StringComparison.Ordinal));
        MechRun changed = Mech("verify", "public", "--key-file", "secret.key");
        changed.Out.ShouldContain("gift 4 → 5");
        foreach (string id in Ids) changed.Out.ShouldNotContain(id);
        Run("later", "--pseudonymise", "--key-file", "secret.key");
        Write("round.json", Read("round.json").Replace("drop", "stop", StringComparison.Ordinal));
        Run("stopped", "--set", "most=60", "--pseudonymise", "--key-file", "secret.key", "--input", "gift=plain.csv");
        Write("plain.csv", Gifts + "adalbert,unheard-of,x\n");
        MechRun broken = Mech("verify", "stopped", "--key-file", "secret.key");
        broken.Status.ShouldBe(1);
        foreach (string id in Ids) broken.Error.ShouldNotContain(id);
        Mech("diff", "public", "later", "--key-file", "secret.key").Out.ShouldContain("not known: ids are pseudonyms");
    }

    [Fact]
    public void A_key_is_asked_for_made_once_and_never_written_over()
    {
        Mech("run", "round.json", "--pseudonymise").Status.ShouldBe(2);
        Mech("run", "round.json", "--key-file", "secret.key").Status.ShouldBe(2);
        Mech("run", "round.json", "--pseudonymise", "--key-file", "missing.key").Error.ShouldContain("MECH8208");
        Write("short.key", "short");
        Mech("run", "round.json", "--pseudonymise", "--key-file", "short.key").Error.ShouldContain("MECH8208");
        MechRun made = Mech("run", "round.json", "--out", "public", "--pseudonymise", "--new-key", "new.key");
        made.Status.ShouldBe(0, made.Error);
        string key = Read("new.key");
        key.Length.ShouldBe(65);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(In("new.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Mech("verify", "public", "--key-file", "new.key").Status.ShouldBe(0);
        Mech("run", "round.json", "--pseudonymise", "--new-key", "new.key").Error.ShouldContain("MECH8209");
        Read("new.key").ShouldBe(key);
        Mech("run", "round.json", "--out", "gifts.csv", "--pseudonymise", "--new-key", "unused.key").Status.ShouldBe(1);
        File.Exists(In("unused.key")).ShouldBeFalse();
    }
}
