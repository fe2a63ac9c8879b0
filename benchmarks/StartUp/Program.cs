using System.Diagnostics;
using System.Globalization;
using Mechanisms.Benchmarks;

if (args.Length < 2)
{
    Console.Error.WriteLine("usage: StartUp EMPTY MECH [times]");
    return 2;
}

int times = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 25;
using var scene = new Scene();
(string What, Action Prepare, Action Run)[] cases =
[
    ("an empty process", () => { }, () => Scene.Run(args[0], [], null)),
    ("a library mechanism on 200 rows, cached", () => { }, () => Scene.Run(args[1], scene.LibraryRound, scene.Cache)),
    ("a script of one's own on 200 rows, cached", () => { }, () => Scene.Run(args[1], scene.OwnRound, scene.Cache)),
    ("the first run of a new script", scene.ChangeScript, () => Scene.Run(args[1], scene.OwnRound, scene.Cache)),
    ("the same without a cache", () => { }, () => Scene.Run(args[1], [.. scene.OwnRound, "--no-cache"], scene.Cache)),
];

// In turn, so that a machine that drifts drifts for all of them; the first turn fills the cache and does not count.
var taken = cases.Select(_ => new List<double>()).ToArray();
for (int turn = 0; turn <= times; turn++)
{
    for (int at = 0; at < cases.Length; at++)
    {
        cases[at].Prepare();
        if (at == 2) cases[at].Run();
        long start = Stopwatch.GetTimestamp();
        cases[at].Run();
        if (turn > 0) taken[at].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }
}

for (int at = 0; at < cases.Length; at++) Show(cases[at].What, taken[at]);

const int compilations = 1000, warmUp = 100;
var compiling = new List<double>();
long before = 0;
for (int number = 0; number < compilations; number++)
{
    if (number == warmUp) before = Memory();
    long start = Stopwatch.GetTimestamp();
    scene.CompileInProcess(number);
    if (number >= warmUp) compiling.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
}

Show("a changed script, read, compiled and run in a running host", compiling);
Console.WriteLine(FormattableString.Invariant($"memory after {compilations} compilations, over that after {warmUp}: {(Memory() - before) / 1024} KB"));
return 0;

static long Memory()
{
    for (int i = 0; i < 5; i++)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    return GC.GetTotalMemory(forceFullCollection: true);
}

static void Show(string what, List<double> milliseconds)
{
    double[] sorted = [.. milliseconds.Order()];
    string line = string.Create(CultureInfo.InvariantCulture, $"{sorted[sorted.Length / 2],8:0.0} ms median, {sorted[0],8:0.0} least, of {sorted.Length,4}");
    Console.WriteLine($"{what,-60} {line}");
}
