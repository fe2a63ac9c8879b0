using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Records;
using Mechanisms.Host.Running;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Tables;

/// <summary>Makes a round of a mechanism's parameters, rosters and tables. All independent mistakes are reported.</summary>
internal static class RoundBuilder
{
    /// <summary>Reads what the settings name.</summary>
    /// <param name="mechanism">The mechanism.</param>
    /// <param name="settings">What the round says.</param>
    /// <param name="watcher">Told how far the reading of tables has come; null for nobody.</param>
    /// <param name="cancellation">The wish to stop.</param>
    /// <param name="hashes">Takes the hashes of the tables; null where nobody wants them.</param>
    public static RoundBuildResult Build(
        LoweredMechanism mechanism,
        RoundSettings settings,
        Action<TableProgress>? watcher = null,
        CancellationToken cancellation = default,
        FileHashes? hashes = null)
    {
        var log = new BuildLog(settings.DropBadRows, watcher, cancellation) { Hashes = hashes };
        if (mechanism.Sets.Any(set => set.Name == "value"))
        {
            Location place = mechanism.Inputs.FirstOrDefault()?.Place ?? Location.OfFile(mechanism.Name);
            log.Add(RunMessages.SetCalledValue(place, mechanism.Name));
        }

        ReportUnknownTables(mechanism, settings, log);
        ImmutableArray<ParameterValue> parameters = ParameterReader.Read(mechanism, settings.Parameters, settings.Mechanism?.Place, log);
        ImmutableArray<IdTable> sets = EmptySets(mechanism);
        ImmutableArray<RowSink> sinks = [.. mechanism.Inputs.Select((input, slot) => new RowSink(mechanism, slot, sets, HabitsOf(input)))];
        RosterContents rosters = RosterReader.ReadAll(mechanism, settings, sets, sinks, log);
        var sources = ImmutableArray.CreateBuilder<RowSource>();
        foreach (RowSink sink in sinks)
        {
            LoweredInput input = sink.Input;
            if (settings.Inputs.TryGetValue(input.Name, out TableSettings? table))
            {
                sources.Add(SourceOf(table.File.Text) with { Table = table });
                log.Input = input.Name;
                TableReader.Read(sink, table, settings.BaseDirectory, log);
                continue;
            }

            if (rosters.Sources.TryGetValue(input.Name, out string? roster))
            {
                sources.Add(SourceOf(roster));
                continue;
            }

            sources.Add(RowSource.Nowhere);
            if (input.IsOptional) continue;
            Diagnostic missing = ConfigurationMessages.MissingInput(settings.Mechanism?.Place ?? input.Place, input.Name, input.Doc.Split('\n')[0].Trim());
            log.Add(missing with { Related = [new RelatedPlace(input.Place, "declared here")] });
        }

        if (log.IsFine) LookAlikes.Report(sets, sinks, sources, log);
        return Finish(sets, sinks, parameters, sources.ToImmutable(), rosters, log);

        TableHabits? HabitsOf(LoweredInput input) => settings.Inputs.GetValueOrDefault(input.Name) is { } said ? TableHabits.Of(said.Habits) : null;

        RowSource SourceOf(string file) => new(file, Path.Combine(settings.BaseDirectory, file), []);
    }

    /// <summary>Takes the values, rows and members that an example gives.</summary>
    public static RoundBuildResult FromExample(LoweredMechanism mechanism, LoweredExample example)
    {
        var log = new BuildLog(dropBadRows: false);
        var values = new Dictionary<string, Setting>(StringComparer.Ordinal);
        foreach (ExampleValue value in example.Values) values[value.Target] = new Setting(value.Text, value.Place);
        ImmutableArray<ParameterValue> parameters = ParameterReader.Read(mechanism, values, example.Place, log);
        ImmutableArray<IdTable> sets = EmptySets(mechanism);
        foreach (IdTable set in sets)
        {
            ExampleTable[] rosters = [.. example.Tables.Where(table => table.Target == set.Name)];
            foreach (ExampleTable roster in rosters) ExampleReader.ReadRoster(set, roster, log);
            if (rosters.Length > 0) set.Close();
        }

        var sinks = ImmutableArray.CreateBuilder<RowSink>();
        var sources = ImmutableArray.CreateBuilder<RowSource>();
        for (int slot = 0; slot < mechanism.Inputs.Length; slot++)
        {
            var sink = new RowSink(mechanism, slot, sets);
            sinks.Add(sink);
            ExampleTable[] tables = [.. example.Tables.Where(table => table.Target == sink.Input.Name)];
            foreach (ExampleTable table in tables) ExampleReader.ReadRows(sink, table, log);
            ImmutableArray<Location> places = [.. tables.SelectMany(table => table.Rows).Select(row => row.Place)];
            sources.Add(new RowSource(example.Place.File, null, places));
        }

        return Finish(sets, sinks.ToImmutable(), parameters, sources.ToImmutable(), new RosterContents(), log);
    }

    private static ImmutableArray<IdTable> EmptySets(LoweredMechanism mechanism) =>
        [.. mechanism.Sets.Select(set => new IdTable(set.Name, set.IgnoresCase, set.IsOrdered))];

    private static RoundBuildResult Finish(
        ImmutableArray<IdTable> sets,
        ImmutableArray<RowSink> sinks,
        ImmutableArray<ParameterValue> parameters,
        ImmutableArray<RowSource> sources,
        RosterContents rosters,
        BuildLog log)
    {
        if (!log.IsFine) return new RoundBuildResult(null, log.Errors, log.BadRows, log.Notes, sources);
        ImmutableArray<FrozenSet> frozen = [.. sets.Select(set => set.Freeze())];
        ImmutableArray<int[]> final = [.. frozen.Select(set => set.Final)];
        var round = new Round([.. frozen.Select(set => set.Set)], [.. sinks.Select(sink => sink.ToRows(final))], parameters);
        return new RoundBuildResult(round, [], log.BadRows, log.Notes, sources)
        {
            Titles = [.. frozen.Select(set => rosters.TitlesOf(set.Set.Name, set.Final))],
        };
    }

    /// <summary>Reports tables that are for no input, and rosters that are for no set.</summary>
    internal static void ReportUnknownTables(LoweredMechanism mechanism, RoundSettings settings, BuildLog log)
    {
        RosterReader.ReportUnknown(mechanism, settings, log);
        string[] known = [.. mechanism.Inputs.Select(input => input.Name)];
        foreach ((string name, TableSettings table) in settings.Inputs)
        {
            if (known.Contains(name, StringComparer.Ordinal)) continue;
            string suggestion = Spelling.Suggest(name, known, RosterReader.Listed(known, "input"));
            log.Add(ConfigurationMessages.UnknownInput(table.Place, name, mechanism.Name, suggestion));
        }
    }
}
