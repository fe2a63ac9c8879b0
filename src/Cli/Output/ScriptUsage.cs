using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Cli.Output;

/// <summary>How to run a mechanism, made from its own declarations.</summary>
internal static class ScriptUsage
{
    /// <summary>Writes a command line that runs, the tables that it reads, and what may be set.</summary>
    public static void Write(TextWriter writer, LoweredMechanism mechanism, string choice)
    {
        writer.WriteLine($"To run {mechanism.Name}:");
        writer.WriteLine($"  {CommandLine(mechanism, choice)}");
        foreach (LoweredInput input in mechanism.Inputs)
        {
            string optional = input.IsOptional ? ", may be left out" : "";
            writer.WriteLine($"  {input.Name}.csv has the columns {string.Join(", ", Headers(mechanism, input))}{optional}");
        }

        writer.WriteLine();
    }

    /// <summary>The shortest command line that gives everything that must be given.</summary>
    public static string CommandLine(LoweredMechanism mechanism, string choice)
    {
        IEnumerable<string> tables = mechanism.Inputs
            .Where(input => !input.IsOptional)
            .Select(input => $"{OptionFor(input.Name)}{input.Name}.csv");
        IEnumerable<string> values = mechanism.Parameters
            .Where(parameter => parameter.Default is null)
            .Select(parameter => $"--set {parameter.Name}={Sample(parameter.Kind)}");
        IEnumerable<string> roles = mechanism.Roles
            .Where(role => role.Default.Length == 0)
            .Select(role => $"--set {role.Name}=NAME");
        return string.Join(' ', new[] { "mech run", choice }.Concat(tables).Concat(values).Concat(roles));
    }

    /// <summary>The headers of an input's table.</summary>
    public static IEnumerable<string> Headers(LoweredMechanism mechanism, LoweredInput input) =>
        input.Sets.Select(set => mechanism.Sets[set].Name)
            .Concat(input.Columns.Where(column => column.Formula is null).Select(column => column.Name));

    private static string OptionFor(string input) => Verbs.RunVerb.HasOption(input) ? $"--input {input}=" : $"--{input} ";

    private static string Sample(ValueKind kind) => kind switch
    {
        ValueKind.Truth => "yes",
        ValueKind.Text => "TEXT",
        ValueKind.Time => "2026-01-31",
        _ => "1000",
    };
}
