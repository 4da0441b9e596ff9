"""Every scenario of every .feature file beside this one."""

from pytest_bdd import scenarios

scenarios(".")
