using Mechanisms.Host.Caching;

namespace Mechanisms.Host.Tests.Caching;

/// <summary>Entries are whole or not there.</summary>
public sealed class CacheStoreTests : IDisposable
{
    private static readonly CacheKey Key = CacheKey.OfText("one");
    private static readonly byte[] Content = [.. Enumerable.Range(0, 200).Select(i => (byte)i)];

    private readonly TemporaryFolder _folder = new();

    private string Cache => Path.Combine(_folder.Path, "some", "cache");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_written_is_read()
    {
        new CacheStore(Cache).Read(Key).ShouldBeNull();
        new CacheStore(Cache).Write(Key, Content);
        new CacheStore(Cache).Read(Key).ShouldBe(Content);
        Directory.GetFiles(Cache).Length.ShouldBe(1);
    }

    [Fact]
    public void No_entry_survives_the_change_of_a_single_byte()
    {
        new CacheStore(Cache).Write(Key, Content);
        string file = Directory.GetFiles(Cache).Single();
        byte[] whole = File.ReadAllBytes(file);
        for (int at = 0; at < whole.Length; at++)
        {
            byte[] damaged = [.. whole];
            damaged[at] ^= 0x10;
            File.WriteAllBytes(file, damaged);
            new CacheStore(Cache).Read(Key).ShouldBeNull();
        }
    }

    [Fact]
    public void No_entry_survives_being_cut_or_lengthened()
    {
        new CacheStore(Cache).Write(Key, Content);
        string file = Directory.GetFiles(Cache).Single();
        byte[] whole = File.ReadAllBytes(file);
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(file, whole[..length]);
            new CacheStore(Cache).Read(Key).ShouldBeNull();
        }

        File.WriteAllBytes(file, [.. whole, 0]);
        new CacheStore(Cache).Read(Key).ShouldBeNull();
        new CacheStore(Cache).Write(Key, Content);
        new CacheStore(Cache).Read(Key).ShouldBe(Content);
    }

    [Fact]
    public void An_entry_under_the_name_of_another_one_is_none()
    {
        new CacheStore(Cache).Write(Key, Content);
        CacheKey other = CacheKey.OfText("two");
        string file = Directory.GetFiles(Cache).Single();
        File.Copy(file, file.Replace(Key.Hex, other.Hex, StringComparison.Ordinal));
        new CacheStore(Cache).Read(other).ShouldBeNull();
    }

    [Fact]
    public void The_oldest_entries_go_when_there_are_too_many_and_other_files_stay()
    {
        const long bound = 4000;
        Directory.CreateDirectory(Cache);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Cache, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.WriteAllBytes(Path.Combine(Cache, "mine.txt"), new byte[10_000]);
        File.WriteAllBytes(Path.Combine(Cache, "mech-0.abandoned.draft"), new byte[10]);
        File.SetLastWriteTimeUtc(Path.Combine(Cache, "mech-0.abandoned.draft"), DateTime.UnixEpoch);
        CacheKey[] keys = [.. Enumerable.Range(0, 40).Select(i => CacheKey.OfText(FormattableString.Invariant($"{i}")))];
        for (int i = 0; i < keys.Length; i++)
        {
            new CacheStore(Cache, bound).Write(keys[i], Content);
            string file = Directory.GetFiles(Cache).Single(path => path.Contains(keys[i].Hex, StringComparison.Ordinal));
            File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch.AddDays(365 + i));
        }

        var store = new CacheStore(Cache, bound);
        new DirectoryInfo(Cache).GetFiles("*.cache").Sum(file => file.Length).ShouldBeLessThanOrEqualTo(bound);
        store.Read(keys[^1]).ShouldBe(Content);
        store.Read(keys[0]).ShouldBeNull();
        File.Exists(Path.Combine(Cache, "mine.txt")).ShouldBeTrue();
        File.Exists(Path.Combine(Cache, "mech-0.abandoned.draft")).ShouldBeFalse();
    }

    [Fact]
    public void The_folder_and_its_entries_are_for_this_user_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "folders of a profile are the user's own there");
        if (OperatingSystem.IsWindows()) return;
        new CacheStore(Cache).Write(Key, Content);
        File.GetUnixFileMode(Cache).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.GetUnixFileMode(Directory.GetFiles(Cache).Single()).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void A_folder_where_others_may_write_is_not_used()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes of files are of other systems");
        if (OperatingSystem.IsWindows()) return;
        new CacheStore(Cache).Write(Key, Content);
        File.SetUnixFileMode(Cache, File.GetUnixFileMode(Cache) | UnixFileMode.OtherWrite);
        new CacheStore(Cache).Read(Key).ShouldBeNull();
        new CacheStore(Cache).Write(CacheKey.OfText("two"), Content);
        Directory.GetFiles(Cache).Length.ShouldBe(1);
    }

    [Fact]
    public void A_folder_of_the_system_is_not_ours_unless_the_system_runs_us()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the folder of the kernel's variables always belongs to root there");
        FolderOwner.IsOurs("/proc/sys").ShouldBe(Environment.IsPrivilegedProcess);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_or_is_a_file_changes_nothing()
    {
        string file = _folder.Write("file", "text");
        foreach (string impossible in new[] { file, Path.Combine(file, "below"), "/proc/none", "\0" })
        {
            new CacheStore(impossible).Write(Key, Content);
            new CacheStore(impossible).Read(Key).ShouldBeNull();
        }

        File.ReadAllText(file).ShouldBe("text");
    }

    [Fact]
    public void The_folder_is_named_by_the_variable_or_lies_among_the_users_caches()
    {
        static string? Choose(bool isWindows, params (string Name, string Value)[] variables) =>
            CacheFolder.Choose(name => variables.FirstOrDefault(it => it.Name == name).Value, isWindows);

        string root = Path.GetPathRoot(Path.GetFullPath("."))!;
        string home = Path.Combine(root, "home", "ada"), other = Path.Combine(root, "other");
        Choose(false, ("MECH_CACHE", other), ("HOME", home)).ShouldBe(other);
        Choose(false, ("XDG_CACHE_HOME", other), ("HOME", home)).ShouldBe(Path.Combine(other, "mechanisms"));
        Choose(false, ("XDG_CACHE_HOME", "relative"), ("HOME", home)).ShouldBe(Path.Combine(home, ".cache", "mechanisms"));
        Choose(true, ("LOCALAPPDATA", other)).ShouldBe(Path.Combine(other, "mechanisms", "Cache"));
        Choose(false).ShouldBeNull();
    }
}
