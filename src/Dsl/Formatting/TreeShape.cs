using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Formatting;

/// <summary>
/// Looks at trees without knowing their nodes: a node that the language gains later is walked and compared like the
/// others, and cannot be forgotten here.
/// </summary>
internal static class TreeShape
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();

    /// <summary>A node and all nodes below it.</summary>
    public static IEnumerable<SyntaxNode> NodesOf(SyntaxNode root)
    {
        var open = new Stack<SyntaxNode>([root]);
        while (open.TryPop(out SyntaxNode? node))
        {
            yield return node;
            foreach (object? value in ValuesOf(node))
            {
                if (value is SyntaxNode child) open.Push(child);
                else if (value is IEnumerable items and not string)
                    foreach (SyntaxNode item in items.OfType<SyntaxNode>()) open.Push(item);
            }
        }
    }

    /// <summary>Whether two trees are the same but for the places of their nodes.</summary>
    public static bool AreSame(SyntaxNode first, SyntaxNode second)
    {
        var open = new Stack<(object?, object?)>([(first, second)]);
        while (open.TryPop(out (object? Left, object? Right) pair))
        {
            switch (pair)
            {
                case (SyntaxNode left, SyntaxNode right) when left.GetType() == right.GetType():
                    foreach ((object? ours, object? theirs) in ValuesOf(left).Zip(ValuesOf(right))) open.Push((ours, theirs));
                    break;
                case (IEnumerable left and not string, IEnumerable right and not string):
                    object?[] some = [.. left.Cast<object?>()], others = [.. right.Cast<object?>()];
                    if (some.Length != others.Length) return false;
                    for (int i = 0; i < some.Length; i++) open.Push((some[i], others[i]));
                    break;
                default:
                    if (!Equals(pair.Left, pair.Right)) return false;
                    break;
            }
        }

        return true;
    }

    private static IEnumerable<object?> ValuesOf(SyntaxNode node) =>
        Known.GetOrAdd(node.GetType(), PropertiesOf).Select(property => property.GetValue(node));

    // A property that is computed from others says nothing new.
    private static PropertyInfo[] PropertiesOf(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite && property.PropertyType != typeof(TextSpan) && property.GetIndexParameters().Length == 0)];
}
