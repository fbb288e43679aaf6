const states = ['up', 'down', 'slow', 'garbage'];
const status = document.querySelector('#status');
const sources = document.querySelector('#sources');
const people = document.querySelector('#people');

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function showSource(setting, state) {
  const row = document.createElement('tr');
  row.dataset.setting = setting;
  const now = element('td', state);
  const choices = document.createElement('td');
  for (const choice of states) {
    const button = element('button', choice, {
      type: 'button',
      'aria-pressed': String(choice === state),
      'aria-label': `${setting}: ${choice}`,
    });
    button.addEventListener('click', () => void change(setting, choice));
    choices.append(button);
  }
  row.append(element('th', setting, { scope: 'row' }), now, choices);
  return row;
}

function markSource(setting, state) {
  const row = sources.querySelector(`[data-setting="${setting}"]`);
  row.children[1].textContent = state;
  for (const button of row.querySelectorAll('button')) {
    button.setAttribute('aria-pressed', String(button.textContent === state));
  }
}

async function change(setting, state) {
  status.textContent = `Setting ${setting} to ${state} …`;
  try {
    const response = await fetch(`/sources/${setting}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ state }),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.message);
    markSource(setting, answer.state);
    status.textContent = `${setting} is ${answer.state}.`;
  } catch (error) {
    status.textContent = `${setting} could not be changed: ${error.message}`;
  }
}

function showPerson({ name, nhsNumber, story }) {
  const row = document.createElement('tr');
  const number = element('td', `${nhsNumber} `);
  const copy = element('button', 'Copy', { type: 'button', 'aria-label': `Copy the NHS number of ${name}` });
  copy.addEventListener('click', async () => {
    await navigator.clipboard.writeText(nhsNumber);
    status.textContent = 'NHS number copied.';
  });
  number.append(copy);
  row.append(element('th', name, { scope: 'row' }), number, element('td', story));
  return row;
}

const read = async (path) => (await fetch(path)).json();
const [current, listed] = await Promise.all([read('/sources'), read('/people')]);
sources.append(...Object.entries(current).map(([setting, state]) => showSource(setting, state)));
people.append(...listed.map(showPerson));
