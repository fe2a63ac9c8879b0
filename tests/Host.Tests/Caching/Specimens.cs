using System.Collections.Immutable;
using System.Numerics;
using System.Reflection;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Host.Tests.Caching;

/// <summary>Values of any type of the lowered form, every member different from the others and from its default.</summary>
internal sealed class Specimens
{
    private int _next;

    /// <summary>A value of a type; of an abstract type some value.</summary>
    public object Make(Type type)
    {
        _next++;
        Type bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare == typeof(int)) return _next;
        if (bare == typeof(bool)) return true;
        if (bare == typeof(double)) return _next + 0.5;
        if (bare == typeof(string)) return FormattableString.Invariant($"text {_next} é\uD83D");
        if (bare == typeof(BigInteger)) return BigInteger.Pow(-7, _next + 40);
        if (bare.IsEnum) return Enum.GetValues(bare).GetValue(Enum.GetValues(bare).Length - 1)!;
        if (bare.IsGenericType && bare.GetGenericTypeDefinition() == typeof(ImmutableArray<>)) return Pair(bare.GetGenericArguments()[0]);
        if (bare == typeof(LoweredExpression)) return new LocalRead(_next, ValueKind.Whole, _next + 1);
        if (bare == typeof(Support)) return new RowSupport(_next, []);
        return MakeRecord(bare);
    }

    private object MakeRecord(Type type)
    {
        ConstructorInfo constructor = type.GetConstructors().OrderByDescending(it => it.GetParameters().Length).First();
        ParameterInfo[] parameters = constructor.GetParameters();
        object made = constructor.Invoke([.. parameters.Select(parameter => Make(parameter.ParameterType))]);
        foreach (PropertyInfo property in type.GetProperties().Where(it => it.CanWrite && parameters.All(parameter => parameter.Name != it.Name)))
        {
            // What is fixed by the type itself, such as the kind of a comparison, is no member of its own.
            if (property.DeclaringType != type) continue;
            property.SetValue(made, Make(property.PropertyType));
        }

        return made;
    }

    private object Pair(Type item)
    {
        Array items = Array.CreateInstance(item, 2);
        items.SetValue(Make(item), 0);
        items.SetValue(Make(item), 1);
        MethodInfo create = typeof(ImmutableArray).GetMethods()
            .Single(it => it.Name == nameof(ImmutableArray.Create) && it.GetParameters() is [{ ParameterType.IsArray: true } only] && only.IsDefined(typeof(ParamArrayAttribute)));
        return create.MakeGenericMethod(item).Invoke(null, [items])!;
    }
}
