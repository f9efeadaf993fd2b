// Plays ink by lists of numbers: a request on standard input, what was played on standard output, both JSON.
//
// A request is a list of stories: {source, variables: [names], plays: [{set: {name: value}, picks: [number]}]}. For each
// story comes {issues, seconds, plays}, the seconds without the compiling; a play is a list of turns {node,
// open: [[id, text]], values, lines: [[text, tag]]}. Of what is open, the one a pick falls on is taken, until nothing is
// open or no pick is left.
"use strict";
const { Compiler, CompilerOptions } = require("inkjs/full");

function compiled(source, issues) {
  const options = new CompilerOptions(null, [], false, (message) => issues.push(message), null);
  try {
    return new Compiler(source, options).Compile();
  } catch (error) {
    issues.push(error.message);
    return null;
  }
}

function turn(story, variables) {
  const lines = [];
  while (story.canContinue) {
    const text = story.Continue().trimEnd();
    if (text || story.currentTags.length) lines.push([text, ...story.currentTags]); // a turn that tells nothing ends a line too
  }
  const value = (name) => story.variablesState[name];
  const open = story.currentChoices.map((choice) => [choice.tags[0], choice.text]);
  return { node: value("node"), open, values: variables.map(value), lines };
}

function played(story, variables, { set, picks }) {
  story.ResetState();
  for (const [name, value] of Object.entries(set)) story.variablesState[name] = value;
  const turns = [turn(story, variables)];
  for (const pick of picks) {
    const open = story.currentChoices.length;
    if (!open) break;
    story.ChooseChoiceIndex(pick % open);
    turns.push(turn(story, variables));
  }
  return turns;
}

function answered({ source, variables, plays }) {
  const issues = [];
  const story = compiled(source, issues);
  if (story === null || issues.length) return { issues, seconds: 0, plays: [] };
  story.onError = (message) => issues.push(message);
  const begun = performance.now();
  const turns = plays.map((play) => played(story, variables, play));
  return { issues, seconds: (performance.now() - begun) / 1000, plays: turns };
}

const requests = JSON.parse(require("fs").readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(requests.map(answered)));
