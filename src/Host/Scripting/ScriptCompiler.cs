using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Mechanisms.Host.Caching;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Library;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Scripting;
using Diagnostic = Mechanisms.Dsl.Diagnostics.Diagnostic;
using SourceText = Mechanisms.Dsl.Diagnostics.SourceText;

namespace Mechanisms.Host.Scripting;

/// <summary>
/// Compiles C# scripts with Roslyn's scripting. The scripting API would load what it compiles and forget the bytes; here the
/// bytes are taken from its compilation, so that the next run of the same script loads no compiler.
/// </summary>
internal static class ScriptCompiler
{
    private const int MostMessages = 20;

    private static readonly ImmutableArray<string> Imports =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Numerics", "System.Threading", "System.Threading.Tasks", "Mechanisms.Host.Scripting"];

    private static readonly ImmutableArray<string> References =
    [
        "System.Runtime", "System.Collections", "System.Collections.Immutable", "System.Console", "System.Linq", "System.Memory",
        "System.Runtime.Numerics", "System.Text.Json", "System.Text.RegularExpressions", "System.Threading", "System.Threading.Tasks.Parallel",
        "System.Diagnostics.Process", "System.Linq.Expressions", "Microsoft.CSharp", "Mechanisms", "Mechanisms.Dsl", "Mechanisms.Host",
    ];

    /// <summary>The script as an assembly, or what is wrong with it.</summary>
    /// <param name="fullPath">Where it is.</param>
    /// <param name="text">What it holds.</param>
    /// <param name="places">Takes in the files that it loads.</param>
    /// <param name="shown">The name that messages use for a path.</param>
    /// <param name="cancellation">The wish to stop.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static (CompiledScript? Script, ImmutableArray<Diagnostic> Diagnostics) Compile(
        string fullPath, SourceText text, ScriptPlaces places, Func<string, string> shown, CancellationToken cancellation)
    {
        var loading = new LoadedFiles(Path.GetDirectoryName(fullPath)!, places, shown);
        ScriptOptions options = ScriptOptions.Default
            .WithReferences(References.Select(Assembly.Load))
            .WithImports(Imports)
            .WithFilePath(fullPath)
            .WithFileEncoding(Encoding.UTF8)
            .WithEmitDebugInformation(true)
            .WithSourceResolver(loading)
            .WithLanguageVersion(LanguageVersion.CSharp14);
        Compilation compilation = CSharpScript.Create<object>(text.Content, options, typeof(Experiment)).GetCompilation();
        ImmutableArray<Diagnostic> refused = [.. compilation.SyntaxTrees.SelectMany(tree => RefusedReferences(tree, places))];
        if (!refused.IsEmpty) return (null, refused);
        using MemoryStream image = new(), symbols = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb), cancellationToken: cancellation);
        if (!result.Success) return (null, [.. Errors(result.Diagnostics, places, text).Take(MostMessages)]);
        IMethodSymbol entry = compilation.GetEntryPoint(cancellation)!;
        SyntaxTree main = compilation.SyntaxTrees.First(tree => tree.FilePath == fullPath);
        return (new CompiledScript(image.ToArray(), symbols.ToArray(), entry.ContainingType.MetadataName, entry.MetadataName, EndsWithExpression(main), loading.Parts), []);
    }

    private static bool EndsWithExpression(SyntaxTree tree) =>
        ((CompilationUnitSyntax)tree.GetRoot()).Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } };

    private static IEnumerable<Diagnostic> RefusedReferences(SyntaxTree tree, ScriptPlaces places) =>
        ((CompilationUnitSyntax)tree.GetRoot()).GetReferenceDirectives()
            .Select(reference => ExperimentMessages.Reference(PlaceOf(tree.FilePath, reference.Span, places), reference.File.ValueText));

    // In the order of the text: what follows from an earlier mistake comes after it.
    private static IEnumerable<Diagnostic> Errors(IEnumerable<Microsoft.CodeAnalysis.Diagnostic> diagnostics, ScriptPlaces places, SourceText main) =>
        diagnostics.Where(it => it.Severity == DiagnosticSeverity.Error)
            .Select(it => ExperimentMessages.NotCSharp(
                it.Location.SourceTree is { } tree ? PlaceOf(tree.FilePath, it.Location.SourceSpan, places) : Dsl.Diagnostics.Location.OfFile(main.Path),
                it.GetMessage(CultureInfo.InvariantCulture),
                it.Id));

    private static Dsl.Diagnostics.Location PlaceOf(string fullPath, Microsoft.CodeAnalysis.Text.TextSpan span, ScriptPlaces places) =>
        places.Find(fullPath) is { } text
            ? text.LocationOf(new Dsl.Diagnostics.TextSpan(span.Start, span.Length))
            : Dsl.Diagnostics.Location.OfFile(fullPath);

    // Remembers what `#load` read.
    private sealed class LoadedFiles(string folder, ScriptPlaces places, Func<string, string> shown) : SourceFileResolver([], folder)
    {
        private readonly SortedDictionary<string, string> _hashes = new(StringComparer.Ordinal);

        public ImmutableArray<ScriptPart> Parts => [.. _hashes.Select(pair => new ScriptPart(pair.Key, pair.Value))];

        public override Stream OpenRead(string resolvedPath)
        {
            ScriptReadResult read = ScriptReading.Read(resolvedPath, shown(resolvedPath));
            if (read.Script is not { } text) throw new IOException(read.Problem!.Message);
            places.Add(resolvedPath, text);
            _hashes[resolvedPath] = CacheKey.OfText(text.Content).Hex;
            return new MemoryStream(Encoding.UTF8.GetBytes(text.Content));
        }
    }
}
