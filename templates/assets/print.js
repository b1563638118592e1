// Shows the buttons that print the page; without JavaScript they stay hidden.
for (const button of document.querySelectorAll('.print-button')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
// What is closed on the screen is open on paper, also where the style sheet cannot open it.
let opened = [];
addEventListener('beforeprint', () => {
  opened = [...document.querySelectorAll('.reports details:not([open])')];
  for (const part of opened) part.open = true;
});
addEventListener('afterprint', () => {
  for (const part of opened) part.open = false;
});
