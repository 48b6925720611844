import type { Context } from './context.ts';

/** Whether the store answers a smallest question within the given time. */
export async function storeAnswers(ctx: Pick<Context, 'models'>, withinMs: number): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), withinMs);
  });
  const asked = ctx.models.users.find('').then(
    () => true,
    () => false,
  );
  const answered = await Promise.race([asked, late]);
  clearTimeout(timer);
  return answered;
}
