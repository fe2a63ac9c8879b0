using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>Calls: of what the language brings along, of costs, saturations and functions, and of what a cost may be asked.</summary>
internal sealed partial class ExpressionBinder
{
    private Bound BindCall(CallSyntax call, Scope scope)
    {
        string name = call.Function.Text;
        if (call.Function.IsMissing) return BindArgumentsOnly(call, scope);
        if (scope.Kind != ScopeKind.Function && model.Members.GetValueOrDefault(name) is { } member)
        {
            if (scope.Kind == ScopeKind.Setting)
            {
                Report(RoleMessages.SettingSeesParameters(Place(call, scope), name, FunctionNoun(member)));
                return Nothing(call, scope);
            }

            if (member is RoleSymbol role) return BindRoleCall(call, role, scope);
            Report((member is InputSymbol or StepSymbol
                ? NameMessages.BracketsForIndices(Place(call, scope), name, member.Noun)
                : RoleMessages.NotCallable(Place(call.Function, scope), name, member.Noun)).About(member));
            return BindArgumentsOnly(call, scope);
        }

        if (Builtins.Functions.TryGetValue(name, out NumberOperator op)) return BindBuiltin(call, op, scope);
        if (Builtins.Reductions.ContainsKey(name))
        {
            Report(NameMessages.ReductionNeedsIndices(Place(call, scope), name, UnboundIn(call.Arguments, scope)));
            return Nothing(call, scope);
        }

        if (model.Declarations.Find(name, scope.Source) is not { } declared)
        {
            Unknown(call.Function, call, scope);
            return BindArgumentsOnly(call, scope);
        }

        if (declared.Syntax is FunctionSyntax function)
            return BindFunctionCall(call, new FunctionSymbol(function, declared.Source), scope);
        Report(RoleMessages.NotCallable(Place(call.Function, scope), name, declared.Syntax is KindSyntax ? "kind" : "mechanism"));
        return BindArgumentsOnly(call, scope);
    }

    private Bound BindBuiltin(CallSyntax call, NumberOperator op, Scope scope)
    {
        string name = call.Function.Text;
        bool many = op is NumberOperator.Minimum or NumberOperator.Maximum;
        Bound[] arguments = [.. call.Arguments.Select(argument => BindNumeric(argument, scope, $"what `{name}` takes"))];
        bool countFits = many ? arguments.Length >= 2 : arguments.Length == 1;
        if (call.Member is not null) Report(RoleMessages.NoSuchQuestion(Place(call.Member, scope), name, "function", call.Member.Text));
        else if (!countFits || call.Settings.Length > 0)
            Report(RoleMessages.ArgumentCount(Place(call, scope), name, many ? "two values or more" : "one value", arguments.Length + call.Settings.Length));
        if (!countFits || call.Member is not null || arguments.Any(argument => argument.IsError)) return Nothing(call, scope);
        if (many) return BindExtreme(call, op, arguments, scope);

        Bound operand = arguments[0];
        switch (op)
        {
            case NumberOperator.Absolute:
                return Operation(call, op, operand.Type, scope, operand);
            case NumberOperator.Floor or NumberOperator.Ceiling when operand.Type.Kind == ValueKind.Whole:
                return operand;
            case NumberOperator.SquareRoot:
                operand = ToReal(operand, call.Span, scope);
                BoundType root = operand.Type with { Dimension = operand.Type.Dimension.ToThe(new Rational(1, 2)) };
                return Operation(call, op, root, scope, operand);
            case NumberOperator.Floor or NumberOperator.Ceiling:
                return Operation(call, op, operand.Type, scope, operand);
            default:
                operand = Coerce(operand, BoundType.Number, $"what `{name}` takes", call.Arguments[0], scope);
                return operand.IsError ? operand : Operation(call, op, BoundType.Number, scope, operand);
        }
    }

    private Bound BindExtreme(CallSyntax call, NumberOperator op, Bound[] arguments, Scope scope)
    {
        Bound result = arguments[0];
        for (int i = 1; i < arguments.Length; i++)
        {
            (Bound left, Bound right, BoundType type) = Unify(
                result, arguments[i], call.Arguments[i - 1], call.Arguments[i], scope, $"what `{call.Function.Text}` compares");
            if (type.IsError) return Nothing(call, scope);
            result = Operation(call, op, type, scope, left, right);
        }

        return result;
    }

    /// <summary>A call of a role parameter: its declaration gives the dimensions, the function that was chosen the formula.</summary>
    private Bound BindRoleCall(CallSyntax call, RoleSymbol role, Scope scope)
    {
        bool asksInverse = call.Member?.Text == "buys";
        if (call.Member is { IsMissing: false } member && !(asksInverse && role.Role == FunctionRole.Cost))
        {
            Report(RoleMessages.NoSuchQuestion(Place(member, scope), role.Name, FunctionSymbol.RoleNoun(role.Role), member.Text).About(role));
            return BindArgumentsOnly(call, scope);
        }

        if (call.Arguments.Length != 1)
        {
            Report(RoleMessages.ArgumentCount(Place(call, scope), role.Name, "one value", call.Arguments.Length).About(role));
            return BindArgumentsOnly(call, scope);
        }

        BoundType wanted = BoundType.Real(asksInverse ? role.To : role.From);
        BoundType given = BoundType.Real(asksInverse ? role.From : role.To);
        string what = asksInverse ? $"what `{role.Name}.buys` takes" : $"what `{role.Name}` takes";
        Bound argument = Coerce(Bind(call.Arguments[0], scope), wanted, what, call.Arguments[0], scope);
        if (argument.IsError || role.Chosen is not { } chosen) return argument.IsError || role.Chosen is null
            ? new Bound(Nothing(call, scope).Expression, argument.IsError ? BoundType.Error : given)
            : argument;
        Bound plain = argument with { Type = BoundType.Number };
        Bound result = asksInverse
            ? ExpandInverse(call, chosen, plain, scope)
            : Expand(call, chosen, [plain], scope);
        return result.IsError ? result : result with { Type = given };
    }

    private Bound BindFunctionCall(CallSyntax call, FunctionSymbol function, Scope scope)
    {
        bool asksInverse = call.Member?.Text == "buys" && function.Syntax.Role == FunctionRole.Cost;
        if (call.Member is { IsMissing: false } member && !asksInverse)
        {
            Report(RoleMessages.NoSuchQuestion(Place(member, scope), function.Name, function.Noun, member.Text));
            return BindArgumentsOnly(call, scope);
        }

        Bound[] arguments = [.. call.Arguments.Select(argument => Bind(argument, scope))];
        if (function.Syntax.Role != FunctionRole.Plain && function.Syntax.Formals.Length != 1)
        {
            Report(RoleMessages.OneQuantity(function.Place, function.Name, function.Noun, function.Syntax.Formals.Length));
            return Nothing(call, scope);
        }

        int expected = function.Syntax.Formals.Length;
        if (arguments.Length != expected)
        {
            Report(RoleMessages.ArgumentCount(
                Place(call, scope), function.Name, expected == 1 ? "one value" : $"{expected} values", arguments.Length).About(function));
            return Nothing(call, scope);
        }

        FunctionUse? use = BindSettings(function, call.Function, call.Settings, scope);
        if (use is null || arguments.Any(argument => argument.IsError)) return Nothing(call, scope);
        for (int i = 0; i < arguments.Length; i++)
        {
            BoundType wanted = asksInverse ? BoundType.Number : TypeOf(function.Syntax.Formals[i], function);
            if (!wanted.IsError) arguments[i] = Coerce(arguments[i], wanted, $"what `{function.Name}` takes", call.Arguments[i], scope);
        }

        if (arguments.Any(argument => argument.IsError)) return Nothing(call, scope);

        return asksInverse ? ExpandInverse(call, use, arguments[0], scope) : Expand(call, use, arguments, scope);
    }

    /// <summary>
    /// A function with its settings: by name (<c>exponent = 1.5</c>) or in order; those left out take their defaults.
    /// Null where a setting is wrong (reported).
    /// </summary>
    public FunctionUse? BindSettings(FunctionSymbol function, SyntaxNode use, IEnumerable<ExpressionSyntax> settings, Scope scope)
    {
        var values = new Dictionary<string, Bound>(StringComparer.Ordinal);
        bool failed = false, isUnknown = false;
        int position = 0;
        foreach (ExpressionSyntax setting in settings)
        {
            (NameSyntax? name, ExpressionSyntax value) = setting is BinarySyntax { Operator: BinaryOperator.Equal, Left: NameExpressionSyntax left } named
                ? (left.Name, named.Right)
                : (null, setting);
            string? target = name?.Text ?? function.Syntax.Settings.ElementAtOrDefault(position++)?.Name.Text;
            FormalSyntax? formal = function.Syntax.Settings.FirstOrDefault(candidate => candidate.Name.Text == target);
            if (formal is null || target is null)
            {
                Report(RoleMessages.NoSuchSetting(
                    Place(setting, scope), function.Name, function.Noun, name?.Text ?? "", [.. function.Syntax.Settings.Select(s => s.Name.Text)]));
                failed = isUnknown = true;
                continue;
            }

            Bound bound = Bind(value, scope);
            BoundType wanted = TypeOf(formal, function);
            if (!wanted.IsError && !bound.IsError) bound = Coerce(bound, wanted, $"the setting `{target}`", value, scope);
            failed |= bound.IsError;
            values[target] = bound;
        }

        foreach (FormalSyntax formal in function.Syntax.Settings.Where(formal => !values.ContainsKey(formal.Name.Text)))
        {
            if (formal.Default is { } given)
            {
                Bound bound = BindAs(
                    given, TypeOf(formal, function), $"the setting `{formal.Name.Text}`", Scope.Of(ScopeKind.Function, function.Source));
                failed |= bound.IsError;
                values[formal.Name.Text] = bound;
            }
            else
            {
                // A setting with a slip in its name is most likely the missing one.
                if (!isUnknown) Report(RoleMessages.SettingMissing(Place(use, scope), function.Name, function.Noun, formal.Name.Text));
                failed = true;
            }
        }

        return failed ? null : new FunctionUse(function, values.ToImmutableDictionary(StringComparer.Ordinal));
    }

    /// <summary>
    /// What a formal or a setting must be: a plain number inside a cost or saturation, as declared inside a function; the
    /// error type, which fits everything, where nothing is said.
    /// </summary>
    public BoundType TypeOf(FormalSyntax formal, FunctionSymbol function)
    {
        if (function.Syntax.Role != FunctionRole.Plain) return BoundType.Number;
        return formal.Type is { } said ? types.Bind(said, function.Source) : BoundType.Error;
    }

    private static string FunctionNoun(Symbol symbol) => symbol is RoleSymbol role ? FunctionSymbol.RoleNoun(role.Role) : symbol.Noun;

    /// <summary>The index that was most likely to be brought together: the first that nothing binds.</summary>
    private static string UnboundIn(IEnumerable<ExpressionSyntax> formulas, Scope scope)
    {
        foreach (ExpressionSyntax formula in formulas)
        {
            string? found = formula is ElementSyntax element
                ? element.Indices.Select(index => index.Text).FirstOrDefault(index => !scope.Entries.ContainsKey(index))
                : UnboundIn(SyntaxWalk.Children(formula), scope);
            if (!string.IsNullOrEmpty(found)) return found;
        }

        return "";
    }

    private Bound BindArgumentsOnly(CallSyntax call, Scope scope)
    {
        foreach (ExpressionSyntax argument in call.Arguments.Concat(call.Settings)) Bind(argument, scope);
        return Nothing(call, scope);
    }
}
