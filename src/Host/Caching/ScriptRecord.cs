using System.Collections.Immutable;

namespace Mechanisms.Host.Caching;

/// <summary>A file that a script imports, directly or not, and what was in it.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="Content">The hash of its text.</param>
internal sealed record ImportedFile(string FullPath, CacheKey Content);

/// <summary>
/// What must be known of a script before its mechanism can be looked up: the files that it imports, and which parameters
/// choose costs.
/// </summary>
/// <param name="Imports">All imported files, by path.</param>
/// <param name="Roles">The parameters that are costs or saturations.</param>
/// <param name="StandsAlone">Whether it compiles without any choice of the round.</param>
internal sealed record ScriptRecord(ImmutableArray<ImportedFile> Imports, ImmutableArray<string> Roles, bool StandsAlone)
{
    /// <summary>Its description for an archive.</summary>
    public static ScriptRecord Describe(Archive archive, ScriptRecord? it) => new(
        archive.Many(it is null ? [] : it.Imports, file => new ImportedFile(archive.Text(file?.FullPath), new CacheKey(archive.Text(file?.Content.Hex)))),
        archive.Texts(it is null ? [] : it.Roles),
        archive.Truth(it?.StandsAlone));
}
