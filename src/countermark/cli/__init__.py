"""The command line: one file a verb, loaded when it is called."""

import ast
import importlib
import pkgutil
import sys
from pathlib import Path

import click

from countermark.errors import CountermarkError
from countermark.report.visible import visible

CUT_OFF = 130  # what a shell reports for a run ended by Ctrl-C


class Verbs(click.Group):
    """The verbs, found by their place in this package and imported one at a time."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: D102
        names = (module.name for module in pkgutil.iter_modules(__path__))
        return sorted(name for name in names if not name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: D102
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = importlib.import_module(f"{__name__}.{cmd_name}").command
        return command

    def format_commands(  # noqa: D102
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        # Read from the files' own sentences: importing every verb would make --help slow.
        with formatter.section("Verbs"):
            formatter.write_dl([(name, _sentence(name)) for name in self.list_commands(ctx)])


def _sentence(verb: str) -> str:
    source = (Path(__file__).parent / f"{verb}.py").read_text(encoding="utf-8")
    return (ast.get_docstring(ast.parse(source)) or "").partition(": ")[2].splitlines()[0]


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="countermark")
def commands() -> None:
    """Review posts and listings that claim to sell straight from a famous brand's factory.

    The program assesses, people decide. Exit codes: 0 done; 1 done, some items set aside;
    2 wrong use; 3 our data is wrong.
    """


def main() -> None:
    """Run the command line, and say what went wrong in one line."""
    try:
        code = commands.main(standalone_mode=False)
    except CountermarkError as error:
        code = _say(str(error), error.exit_code)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except click.Abort:
        code = _say("Stopped. What was written so far stays; go on with --resume.", CUT_OFF)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has left; there is nobody to tell
        code = 0
    sys.exit(code if isinstance(code, int) else 0)


def _say(message: str, code: int) -> int:
    click.echo(visible(f"countermark: {message}"), err=True)
    return code
