using System.Collections.Immutable;
using System.Numerics;
using System.Reflection;
using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using Mechanisms.Rounds.Kernels;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Mechanisms.Host.Compiling;

/// <summary>Makes an assembly of emitted text. Roslyn is loaded by the first call of <see cref="Compile"/>, not before.</summary>
internal static class KernelCompiler
{
    // Roslyn walks over nested statements by recursion and gives up where the stack ends.
    private const int Stack = 256 << 20;

    /// <summary>The bytes of an assembly; the same for the same text.</summary>
    /// <exception cref="KernelCompilationException">The text is no valid C#: a mistake of the emitter, never of a script.</exception>
    public static byte[] Compile(string text, CancellationToken cancellation)
    {
        byte[] image = [];
        Exception? failure = null;
        Thread thread = new(
            () =>
            {
                try
                {
                    image = CompileHere(text, cancellation);
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            Stack);
        thread.Start();
        thread.Join();
        cancellation.ThrowIfCancellationRequested();
        return failure switch
        {
            null => image,
            KernelCompilationException => throw failure,
            _ => throw new KernelCompilationException(failure.Message, text, failure),
        };
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte[] CompileHere(string text, CancellationToken cancellation)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp14), cancellationToken: cancellation);
        CSharpCompilation compilation = Blank.Compilation.AddSyntaxTrees(tree);
        using MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image, cancellationToken: cancellation);
        if (result.Success) return image.ToArray();
        IEnumerable<Diagnostic> errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        throw new KernelCompilationException(string.Join("; ", errors.Take(5)), text, null);
    }

    /// <summary>
    /// A compilation without text: those made from it share what is known of the references. The emitter's text is right or
    /// wrong, so nobody reads warnings, and null is not looked for.
    /// </summary>
    private static class Blank
    {
        public static readonly CSharpCompilation Compilation = CSharpCompilation.Create(
            "Mechanisms.Generated",
            [],
            References.All,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                concurrentBuild: false,
                deterministic: true,
                warningLevel: 0,
                nullableContextOptions: NullableContextOptions.Disable));
    }

    /// <summary>Read once: each further reference to a file would keep some megabytes for good.</summary>
    private static class References
    {
        public static readonly ImmutableArray<MetadataReference> All =
        [
            .. new[]
            {
                typeof(object).Assembly,
                Assembly.Load("System.Runtime"),
                typeof(BigInteger).Assembly,
                typeof(System.Collections.Immutable.ImmutableArray).Assembly,
                typeof(Kernel).Assembly,
            }.Distinct().Select(Read),
        ];

        // From memory, so that it does not matter whether the assembly still lies beside us as a file of its own.
        private static unsafe MetadataReference Read(Assembly assembly)
        {
            if (!assembly.TryGetRawMetadata(out byte* metadata, out int length))
            {
                throw new InvalidOperationException($"The metadata of {assembly.GetName().Name} cannot be read.");
            }

            return AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((nint)metadata, length)).GetReference();
        }
    }
}

/// <summary>The emitter wrote something that does not compile: a mistake of ours.</summary>
internal sealed class KernelCompilationException(string message, string text, Exception? inner)
    : Exception("The emitted program does not compile: " + message, inner)
{
    /// <summary>What was emitted.</summary>
    public string Text { get; } = text;
}
