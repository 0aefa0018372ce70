import { type ComponentChildren, h } from 'preact';
import { useId } from 'preact/hooks';

interface Described {
  readonly name: string;
  readonly label: string;
  /** What is wrong with what was given, and what to do. */
  readonly error?: string | undefined;
  /** What to put here, below the label. */
  readonly hint?: string | undefined;
  readonly required?: boolean;
}

interface FieldProps extends Described {
  readonly type?:
    | 'text'
    | 'email'
    | 'password'
    | 'search'
    | 'number'
    | 'date'
    | 'datetime-local'
    | 'url'
    | 'file';
  readonly value?: string | undefined;
  readonly autocomplete?:
    | 'username'
    | 'current-password'
    | 'new-password'
    | 'one-time-code'
    | 'name'
    | 'email'
    | 'off';
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly inputMode?: 'numeric' | 'text';
  readonly pattern?: string;
  readonly autofocus?: boolean;
}

/** A labelled input with its hint and error, tied together for screen readers. */
export function Field({ name, label, error, hint, type = 'text', ...input }: FieldProps) {
  const id = useId();
  return (
    <Frame {...{ id, label, error, hint }}>
      {h('input', {
        id,
        name,
        type,
        ...input,
        ...descriptions(id, error, hint),
        ...(type === 'password' && { spellcheck: false, autocapitalize: 'none' as const }),
      })}
    </Frame>
  );
}

interface SelectProps extends Described {
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A labelled choice of one. */
export function Select({ name, label, error, hint, value, options, required }: SelectProps) {
  const id = useId();
  return (
    <Frame {...{ id, label, error, hint }}>
      <select id={id} name={name} required={required === true} {...descriptions(id, error, hint)}>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

interface TextAreaProps extends Described {
  readonly value?: string | undefined;
  readonly rows?: number;
  readonly maxLength?: number;
}

/** A labelled text of several lines. */
export function TextArea({ name, label, error, hint, value, rows = 6, ...input }: TextAreaProps) {
  const id = useId();
  return (
    <Frame {...{ id, label, error, hint }}>
      <textarea id={id} name={name} rows={rows} {...input} {...descriptions(id, error, hint)}>
        {value}
      </textarea>
    </Frame>
  );
}

interface CheckboxProps {
  readonly name: string;
  readonly label: string;
  readonly value?: string;
  readonly checked?: boolean;
}

/** A box to tick with its words behind it. */
export function Checkbox({ name, label, value = 'yes', checked = false }: CheckboxProps) {
  return (
    <label class="checkbox">
      <input type="checkbox" name={name} value={value} checked={checked} />
      <span>{label}</span>
    </label>
  );
}

function Frame({
  id,
  label,
  error,
  hint,
  children,
}: Omit<Described, 'name' | 'required'> & { readonly id: string; readonly children: ComponentChildren }) {
  return (
    <div class="field" data-invalid={error !== undefined}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

function descriptions(id: string, error: string | undefined, hint: string | undefined) {
  const ids = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return { ...(ids && { 'aria-describedby': ids }), ...(error && { 'aria-invalid': true as const }) };
}
