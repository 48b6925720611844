import type { Locator, Page } from 'playwright-core';

/** What a person does and sees on the page of a room. */
export async function openRoom(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await composer(page).waitFor();
}

export function composer(page: Page): Locator {
  return page.getByRole('textbox', { name: /^Message to/ });
}

export async function write(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press('Enter');
}

/** A message on screen by its text. */
export function message(page: Page, text: string): Locator {
  return page.getByRole('article').filter({ hasText: text });
}

/** A hand that finds the row gone from under it follows it: the list moves what is seen when something comes or grows. */
const FOLLOW_AFTER_MS = 5_000;

/** Points at a message as a mouse does, which brings its bar, and presses a button there. */
export async function pressOn(row: Locator, button: string | RegExp): Promise<void> {
  const toNewest = row.page().getByRole('button', { name: /^(Jump to newest|\d+ new messages?)$/ });
  await until(async () => {
    await row.hover();
    const pressed = row.getByRole('button', { name: button }).first().click({ timeout: FOLLOW_AFTER_MS });
    const failed = await pressed.then(
      () => false,
      () => true,
    );
    // Reaching for a row that is just moving can scroll away from the end, and then the way back there may cover it.
    if (failed && (await toNewest.isVisible())) await toNewest.click();
    return !failed;
  });
}

/** The texts of the messages on screen, from the top. */
export async function shownTexts(page: Page): Promise<string[]> {
  const texts = await page.locator('article[data-headed] p').allTextContents();
  return texts.map((text) => text.trim());
}

/** Own messages that the server has not acknowledged. */
export function pending(page: Page): Locator {
  return page.locator('article[data-state="pending"]');
}

export async function untilEmpty(locator: Locator): Promise<void> {
  await until(async () => (await locator.count()) === 0);
}

/** Looks again until something is so; fails when that takes too long. */
export async function until(condition: () => Promise<boolean>, withinMs = 60_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('it did not become so in time');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
