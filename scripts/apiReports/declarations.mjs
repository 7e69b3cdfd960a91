// What a source file declares, exports and imports, without its types being
// checked: a report takes seconds, and nothing has to be built before.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const printer = ts.createPrinter({ removeComments: true });

function parse(path, text) {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

/** @returns the file of a relative import; `undefined` for packages and assets */
function fileOf(from, specifier) {
  if (!specifier.startsWith('.')) return undefined;
  const base = join(dirname(from), specifier);
  return [`${base}.ts`, `${base}.tsx`, join(base, 'index.ts')].find(existsSync);
}

const isExported = node =>
  node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

function namesOf(statement) {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations
      .filter(({ name }) => ts.isIdentifier(name))
      .map(({ name }) => name.text);
  }
  return statement.name ? [statement.name.text] : [];
}

/** What a function does is no part of what it promises. */
function withoutBodies(node) {
  const visit = child => {
    if (ts.isArrowFunction(child)) {
      return ts.factory.updateArrowFunction(
        child,
        child.modifiers,
        child.typeParameters,
        child.parameters,
        child.type,
        child.equalsGreaterThanToken,
        ts.factory.createBlock([]),
      );
    }
    if (ts.isMethodDeclaration(child)) {
      return ts.factory.createMethodDeclaration(
        child.modifiers,
        child.asteriskToken,
        child.name,
        child.questionToken,
        child.typeParameters,
        child.parameters,
        child.type,
        ts.factory.createBlock([]),
      );
    }
    return ts.visitEachChild(child, visit, undefined);
  };
  return ts.visitNode(node, visit);
}

function identifiersIn(node) {
  const found = new Set();
  const visit = child => {
    if (ts.isIdentifier(child)) found.add(child.text);
    ts.forEachChild(child, visit);
  };
  visit(node);
  return found;
}

/** A value without a type of its own: what it is made by stands for it. */
function inferred(source) {
  const found = new Map();
  const declarations = source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations]);
  for (const { name, type, initializer } of declarations) {
    const isKnown =
      type ||
      !initializer ||
      ts.isArrowFunction(initializer) ||
      ts.isLiteralExpression(initializer);
    if (isKnown) continue;
    const made = {
      left: name.getText(source),
      initializer: withoutBodies(initializer),
    };
    const names = ts.isIdentifier(name)
      ? [name.text]
      : name.elements.map(element => element.name.getText(source));
    for (const each of names) found.set(each, made);
  }
  return found;
}

/** @returns what `tsc` would declare for one file, from that file alone */
function declarationsOf(path, text) {
  const { outputText } = ts.transpileDeclaration(text, {
    fileName: path,
    compilerOptions: { isolatedDeclarations: true, stripInternal: true },
  });
  return parse(path.replace(/\.tsx?$/, '.d.ts'), outputText);
}

function readModule(path) {
  const text = readFileSync(path, 'utf8');
  const source = parse(path, text);
  const module = { exported: new Map(), imported: new Map(), stars: [] };

  const made = inferred(source);
  let typed;
  const typedStatements = name => {
    // Most modules are only passed through.
    typed ??= declarationsOf(path, text);
    return typed.statements.filter(each => namesOf(each).includes(name));
  };
  const own = new Set(source.statements.flatMap(namesOf));
  module.declares = name => own.has(name) || made.has(name);
  module.declarationOf = name => {
    const { left, initializer } = made.get(name) ?? {};
    if (initializer) {
      const code = printer.printNode(
        ts.EmitHint.Unspecified,
        initializer,
        source,
      );
      return {
        text: `const ${left} = ${code};`,
        uses: identifiersIn(initializer),
      };
    }
    const statements = typedStatements(name);
    return {
      text: statements
        .map(statement =>
          printer
            .printNode(ts.EmitHint.Unspecified, statement, typed)
            .replaceAll(/^export (?=declare|interface|type|abstract)/gm, '')
            .replaceAll(/^declare /gm, ''),
        )
        .join('\n'),
      uses: new Set(statements.flatMap(each => [...identifiersIn(each)])),
    };
  };

  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) {
      const target = fileOf(path, statement.moduleSpecifier.text);
      const named = statement.importClause?.namedBindings;
      if (target && named && ts.isNamedImports(named)) {
        for (const { name, propertyName } of named.elements) {
          module.imported.set(name.text, [target, (propertyName ?? name).text]);
        }
      }
    } else if (ts.isExportDeclaration(statement)) {
      const from = statement.moduleSpecifier?.text;
      const target = from && fileOf(path, from);
      if (statement.exportClause && ts.isNamedExports(statement.exportClause)) {
        for (const { name, propertyName } of statement.exportClause.elements) {
          const inner = (propertyName ?? name).text;
          module.exported.set(name.text, [from ? target : path, inner, from]);
        }
      } else {
        module.stars.push([target, from]);
      }
    } else if (ts.isExportAssignment(statement)) {
      module.exported.set('default', [path, statement.expression.getText()]);
    } else if (isExported(statement)) {
      for (const name of namesOf(statement)) {
        module.exported.set(name, [path, name]);
      }
    }
  }
  return module;
}

/** @returns a reader of modules that reads each file once */
export function createReader() {
  const known = new Map();
  const read = path => {
    if (!known.has(path)) known.set(path, readModule(path));
    return known.get(path);
  };

  /** Where a name is declared: through imports and re-exports. */
  function locate(path, name) {
    const module = read(path);
    const elsewhere = module.imported.get(name) ?? module.exported.get(name);
    if (module.declares(name)) return { path, name };
    if (elsewhere?.[0] && (elsewhere[0] !== path || elsewhere[1] !== name)) {
      return locate(elsewhere[0], elsewhere[1]);
    }
    for (const [target] of module.stars) {
      const found = target && locate(target, name);
      if (found) return found;
    }
    return undefined;
  }

  /** Every name that an entry point exports: `[name, path, inner name, package]`. */
  function exportsOf(path) {
    const module = read(path);
    const own = [...module.exported].map(([name, [target, inner, from]]) => ({
      name,
      path: target,
      inner,
      from,
    }));
    const others = module.stars.flatMap(([target, from]) =>
      target ? exportsOf(target) : [{ name: '*', from }],
    );
    return [...own, ...others];
  }

  return { read, locate, exportsOf };
}
