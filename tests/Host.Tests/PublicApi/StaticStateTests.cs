using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Mechanisms.Host.Tests.PublicApi;

/// <summary>Two hosts in one process know nothing of each other: there is no static state, but for what is named here.</summary>
public class StaticStateTests
{
    private const BindingFlags All = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // Fields whose types could change, and why what they hold does not, or why it does not matter.
    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        ["Blank.Compilation"] = "Roslyn's compilations are immutable",
        ["DateHabit.Formats"] = "the framework parses dates by arrays of formats; only read",
        ["DateHabit.TimesOfDay"] = "only read",
        ["ExampleParts.<Runner>k__BackingField"] = "holds functions only, behind an interface each",
        ["FormulaTrial.Nowhere"] = "a world without members and cells, so that there is nothing to change",
        ["GzipReading.Mark"] = "zeros that are only read; streams take arrays",
        ["HabitSettings.None"] = "a setting's place of its name has a getter of its own, over a field that is set once",
        ["JsonText.<Options>k__BackingField"] = "a struct, copied by whoever reads it",
        ["LibraryScripts.<Embedded>k__BackingField"] = "what this assembly holds, unpacked when somebody asks",
        ["LoweredArchive.Expressions"] = "only read, at every node of a cached mechanism",
        ["LoweredArchive.Supports"] = "only read, at every node of a cached mechanism",
        ["MechanismHost.WholeTree"] = "options of the framework, only read",
        ["References.All"] = "Roslyn's references are immutable",
        ["RoundOverlay.NoColumns"] = "empty; see HabitSettings.None for what it could hold",
        ["RowSource.Nowhere"] = "has no table whose content could change",
        ["SpreadsheetErrors.All"] = "only read",
    };

    private static IEnumerable<FieldInfo> Fields => typeof(MechanismHost).Assembly.GetTypes()
        .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute)) && !type.FullName!.Contains('<', StringComparison.Ordinal))
        .SelectMany(type => type.GetFields(All));

    [Fact]
    public void No_static_field_is_assigned_but_that_of_what_was_warmed_up() =>
        Fields.Where(field => !field.IsInitOnly && !field.IsLiteral).Select(NameOf).ShouldBe(["CompilerWarmUp._isStarted"]);

    [Fact]
    public void No_static_field_holds_what_may_change_but_for_tables_that_are_only_read() =>
        Fields.Where(field => !field.IsLiteral && MayChange(field.FieldType)).Select(NameOf).Order(StringComparer.Ordinal)
            .ShouldBe(Allowed.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(typeof(int[]), true)]
    [InlineData(typeof(List<int>), true)]
    [InlineData(typeof(Dictionary<string, int>), true)]
    [InlineData(typeof(IReadOnlyDictionary<string, int>), true)]
    [InlineData(typeof(System.Collections.Concurrent.ConcurrentDictionary<string, int>), true)]
    [InlineData(typeof(StringBuilder), true)]
    [InlineData(typeof(Lazy<StringBuilder>), true)]
    [InlineData(typeof(object), true)]
    [InlineData(typeof(Counter), true)]
    [InlineData(typeof(string), false)]
    [InlineData(typeof(System.Collections.Immutable.ImmutableArray<int>), false)]
    [InlineData(typeof(System.Collections.Immutable.ImmutableArray<int[]>), true)]
    [InlineData(typeof(System.Collections.Frozen.FrozenSet<string>), false)]
    [InlineData(typeof(Func<int>), false)]
    [InlineData(typeof(RunRequest), true)]
    [InlineData(typeof(TextResult), false)]
    public void What_may_change_is_known_by_its_type(Type type, bool mayChange) => MayChange(type).ShouldBe(mayChange);

    private static string NameOf(FieldInfo field) => $"{field.DeclaringType!.Name}.{field.Name}";

    // What is not known to stay as it is may change: an interface too, behind which may stand anything.
    private static bool MayChange(Type type) => MayChange(type, []);

    private static bool MayChange(Type type, HashSet<Type> asked)
    {
        if (type.IsArray) return true;
        if (!asked.Add(type) || type.IsPrimitive || type.IsEnum || typeof(Delegate).IsAssignableFrom(type)) return false;
        if (type.Namespace is "System.Collections.Immutable" or "System.Collections.Frozen" or "System.Buffers") return type.GetGenericArguments().Any(part => MayChange(part, asked));
        if (type.Namespace is "System" or "System.Numerics" && type.IsValueType) return type.GetGenericArguments().Any(part => MayChange(part, asked));
        if (type == typeof(string) || type == typeof(Type) || type == typeof(Assembly) || typeof(Encoding).IsAssignableFrom(type) || type == typeof(Version)) return false;
        if (type.Assembly.GetName().Name!.StartsWith("Mechanisms", StringComparison.Ordinal) && !type.IsInterface)
        {
            const BindingFlags own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
            return type.GetFields(own).Any(field => !field.IsInitOnly || MayChange(field.FieldType, asked));
        }

        return true;
    }

    private sealed class Counter
    {
        public int Count { get; set; }
    }
}
