import { useId } from 'react';
import classes from './ChoiceField.module.css';

interface ChoiceFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: Readonly<Record<Value, string>>;
  readonly onChange: (value: Value) => void;
}

/** One of a few, all in sight: native radio buttons in the dress of a segmented control. */
export function ChoiceField<Value extends string>({ label, value, choices, onChange }: ChoiceFieldProps<Value>) {
  const name = useId();
  return (
    <fieldset className={classes['field']}>
      <legend className={classes['label']}>{label}</legend>
      <div className={classes['choices']}>
        {(Object.keys(choices) as Value[]).map((choice) => (
          <label key={choice} className={classes['choice']}>
            <input type="radio" name={name} checked={choice === value} onChange={() => onChange(choice)} />
            <span>{choices[choice]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
