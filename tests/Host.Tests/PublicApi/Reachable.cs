using System.Reflection;

namespace Mechanisms.Host.Tests.PublicApi;

/// <summary>The types that somebody who uses an assembly can come to hold, member by member.</summary>
internal static class Reachable
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The types of our other assemblies that are reached from the public types of this one.</summary>
    public static IEnumerable<Type> From(Assembly assembly)
    {
        var seen = new HashSet<Type>();
        var waiting = new Stack<Type>(assembly.GetExportedTypes());
        while (waiting.TryPop(out Type? type))
        {
            if (!seen.Add(type)) continue;

            // What is declared as its base may turn out to be any of those that extend it.
            IEnumerable<Type> kinds = type.Assembly.GetExportedTypes().Where(kind => kind.BaseType == type);
            foreach (Type next in Signatures(type).SelectMany(Parts).Concat(kinds).Where(IsOurs)) waiting.Push(next);
        }

        return seen.Where(type => type.Assembly != assembly);
    }

    private static IEnumerable<Type> Signatures(Type type) =>
    [
        .. type.GetInterfaces(),
        .. type.BaseType is { } parent ? [parent] : Type.EmptyTypes,
        .. type.GetFields(Own).Select(field => field.FieldType),
        .. type.GetProperties(Own).Select(property => property.PropertyType),
        .. type.GetConstructors(Own).SelectMany(made => made.GetParameters()).Select(parameter => parameter.ParameterType),
        .. type.GetMethods(Own).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)),
    ];

    // An array of lists of it is a way to it.
    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType) return Parts(type.GetElementType()!);
        return type.IsConstructedGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()) : [type];
    }

    private static bool IsOurs(Type type) => !type.IsGenericParameter && type.Assembly.GetName().Name!.StartsWith("Mechanisms", StringComparison.Ordinal);
}
